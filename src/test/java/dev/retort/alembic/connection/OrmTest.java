package dev.retort.alembic.connection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Data migrations through the ORM. */
class OrmTest {

    private static final String MODEL = """
            Base = declarative_base()
            class Stamped:
                note = sa.Column(sa.String(20))
            class Post(Stamped, Base):
                __tablename__ = 'post'
                id = sa.Column(sa.Integer, primary_key=True)
                title = sa.Column(sa.String(50))
                slug = sa.Column(sa.String(50))
                comments = orm.relationship('Comment')
            op.create_table('post', sa.Column('id', sa.Integer, primary_key=True), sa.Column('title', sa.String(50)),
                            sa.Column('slug', sa.String(50)), sa.Column('note', sa.String(20)))
            session = Session(bind=op.get_bind())
            """;

    private static List<String> run(DialectName dialect, String body) throws SQLException {
        try (Connection database = dialect == DialectName.SQLITE
                ? DriverManager.getConnection("jdbc:sqlite::memory:")
                : PostgresServer.freshDatabase().open()) {
            RunningStep step = new RunningStep(database, dialect);
            Scripts.upgrade(step, MODEL + body);
            return step.sent().subList(1, step.sent().size());
        }
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void sendsWhatTheRealSessionSends(DialectName dialect) throws SQLException {
        List<String> sent = run(dialect, """
                session.add_all([Post(id=1, title='Hello World'), Post(id=2, title='Bye Now')])
                session.flush()
                for post in session.query(Post).order_by(Post.id):
                    post.slug = post.title.lower().replace(' ', '-')
                session.commit()
                assert session.query(Post).filter(Post.slug == 'bye-now').one().id == 2
                """);
        assertThat(sent).containsExactly(
                "INSERT INTO post (note, id, title, slug) VALUES (NULL, 1, 'Hello World', NULL)",
                "INSERT INTO post (note, id, title, slug) VALUES (NULL, 2, 'Bye Now', NULL)",
                "? SELECT post.note AS post_note, post.id AS post_id, post.title AS post_title, post.slug AS post_slug \n"
                        + "FROM post ORDER BY post.id",
                "UPDATE post SET slug='hello-world' WHERE post.id = 1",
                "UPDATE post SET slug='bye-now' WHERE post.id = 2",
                "? SELECT post.note AS post_note, post.id AS post_id, post.title AS post_title, post.slug AS post_slug \n"
                        + "FROM post \nWHERE post.slug = 'bye-now'");
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void mapsColumnsAsSqlalchemy2DeclaresThem(DialectName dialect) throws SQLException {
        List<String> sent = run(dialect, """
                class Modern(orm.DeclarativeBase):
                    pass
                class Titled(Modern):
                    __tablename__ = 'post'
                    id: orm.Mapped[int] = orm.mapped_column(sa.Integer, primary_key=True, init=False)
                    title: orm.Mapped[str | None] = orm.mapped_column(sa.String(50), index=True)
                session.add(Titled(id=1, title='a'))
                session.flush()
                """);
        assertThat(sent).containsExactly("INSERT INTO post (id, title) VALUES (1, 'a')");
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void readsCountsChangesAndDeletes(DialectName dialect) throws SQLException {
        run(dialect, """
                session.add(Post(id=3, title='a'))
                session.add(Post(id=4, title='b', note='n'))
                assert session.query(Post).count() == 2
                assert session.query(Post.id, Post.title).order_by(Post.id.desc()).all() == [(4, 'b'), (3, 'a')]
                assert session.query(sa.func.max(Post.id)).scalar() == 4
                assert session.query(Post).get(3).title == 'a'
                assert session.get(Post, 9) is None
                assert session.query(Post).filter_by(note=None).first().id == 3
                session.query(Post).filter(Post.id == 3).update({Post.title: 'z', 'slug': Post.title})
                assert session.execute(sa.text("SELECT title, slug FROM post WHERE id = 3")).one() == ('z', 'a')
                session.delete(session.query(Post).filter(Post.id == 4).one())
                session.commit()
                assert [p.id for p in session.execute(sa.select(Post)).scalars()] == [3]
                session.query(Post).delete()
                assert session.query(Post).count() == 0
                """);
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void readsTheKeysTheDatabaseMakes(DialectName dialect) throws SQLException {
        run(dialect, """
                post = Post(title='x')
                session.add(post)
                session.flush()
                assert post.id == 1
                """);
    }

    @Test
    void refusesToFollowARelationship() {
        assertThatThrownBy(() -> Scripts.upgrade(new StepRecorder(DialectName.SQLITE), MODEL + "Post().comments"))
                .isInstanceOf(RetortException.class).hasMessageContaining("relationship of Post");
    }
}
