package dev.retort.alembic.connection;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;

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
        List<String> sent = Scripts.sentTo(dialect, MODEL + body);
        return sent.subList(1, sent.size());
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

    private static final String RELATED = """
            class Tag(Base):
                __tablename__ = 'tag'
                id = sa.Column(sa.Integer, primary_key=True)
                label = sa.Column(sa.String(20))
            op.create_table('tag', sa.Column('id', sa.Integer, primary_key=True), sa.Column('label', sa.String(20)))
            tagged = op.create_table('tagged', sa.Column('post_id', sa.Integer, sa.ForeignKey('post.id')),
                                     sa.Column('tag_id', sa.Integer, sa.ForeignKey('tag.id')))
            class Comment(Base):
                __tablename__ = 'comment'
                id = sa.Column(sa.Integer, primary_key=True)
                post_id = sa.Column(sa.ForeignKey('post.id'))
                text = sa.Column(sa.String(20))
                post = orm.relationship('Post', back_populates='comments')
            op.create_table('comment', sa.Column('id', sa.Integer, primary_key=True),
                            sa.Column('post_id', sa.Integer), sa.Column('text', sa.String(20)))
            Post.tags = orm.relationship(Tag, secondary=tagged, order_by='Tag.id')
            session.add_all([Post(id=1, title='a'), Post(id=2, title='b'), Tag(id=7, label='x'), Tag(id=8, label='y'),
                             Comment(id=1, post_id=1, text='one'), Comment(id=2, post_id=1, text='two'),
                             Comment(id=3, text='none')])
            session.flush()
            op.bulk_insert(tagged, [{'post_id': 1, 'tag_id': 8}, {'post_id': 1, 'tag_id': 7}])
            """;

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void followsRelationshipsByTheirForeignKeys(DialectName dialect) throws SQLException {
        List<String> sent = run(dialect, RELATED + """
                session = Session(bind=op.get_bind())
                one, two = session.query(Post).options(orm.joinedload(Post.comments)).order_by(Post.id)
                assert sorted(c.text for c in one.comments) == ['one', 'two'] and two.comments == []
                assert one.comments[0].post is one
                assert session.query(Comment).get(3).post is None
                assert [t.label for t in one.tags] == ['x', 'y']
                assert [p.id for p in session.query(Post).join(Post.comments).filter(Comment.text == 'two')] == [1]
                assert [p.id for p in session.query(Post).outerjoin(Post.tags).filter(Tag.id == None)] == [2]
                assert [p.id for p in session.query(Post).filter(Post.comments.any(Comment.text == 'one'))] == [1]
                assert session.query(Comment).filter(~Comment.post.has(title='a')).count() == 1
                """);
        assertThat(sent).contains("""
                ? SELECT comment.id AS comment_id, comment.post_id AS comment_post_id, comment.text AS comment_text\s
                FROM comment\s
                WHERE comment.post_id = 1""").filteredOn(sql -> sql.contains("WHERE comment.post_id = 1")).hasSize(1);
    }

    @Test
    void refusesToWriteARelationship() {
        for (String write : List.of("one.comments.append(Comment(id=9))\nsession.flush()", "Comment(post=one)",
                "Post().comments")) {
            assertThatThrownBy(() -> run(DialectName.SQLITE, RELATED + """
                    session = Session(bind=op.get_bind())
                    one = session.query(Post).filter(Post.id == 1).one()
                    one.comments
                    """ + write)).isInstanceOf(RetortException.class).hasMessageContaining("relationship");
        }
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void readsOnlyTheColumnsItIsToldToAndTheOthersWhenTheyAreAsked(DialectName dialect) throws SQLException {
        List<String> sent = run(dialect,
                """
                        session.add(Post(id=1, title='a', slug='s'))
                        session.flush()
                        session = Session(bind=op.get_bind())
                        post = session.query(Post).options(orm.load_only(Post.title)).one()
                        assert (post.title, post.slug) == ('a', 's')
                        post.slug = 't'
                        session.commit()
                        again = Session(bind=op.get_bind())
                        found = again.execute(sa.select(Post).options(orm.defer(Post.note), orm.defer(Post.slug))).scalars().one()
                        assert found.title == 'a'
                        """);
        assertThat(sent).containsSubsequence(
                "? SELECT post.id AS post_id, post.title AS post_title \nFROM post",
                "? SELECT post.slug AS post_slug \nFROM post \nWHERE post.id = 1",
                "UPDATE post SET slug='t' WHERE post.id = 1",
                "? SELECT post.id, post.title \nFROM post");
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void mapsWhatMixinsRegistriesAndAnnotationsDeclare(DialectName dialect) throws SQLException {
        List<String> sent = run(dialect, """
                from sqlalchemy.orm import registry, declared_attr, validates, synonym, Mapped, mapped_column
                from typing import Optional
                mapped = registry(metadata=sa.MetaData())
                class Base2(orm.DeclarativeBase):
                    registry = mapped
                    metadata = mapped.metadata
                class Named:
                    @declared_attr
                    def __tablename__(cls):
                        return cls.__name__.lower()
                    @declared_attr
                    def title(cls):
                        return sa.Column(sa.String(50))
                    @declared_attr
                    def headline(cls):
                        return synonym('title')
                class Post(Named, Base2):
                    id: Mapped[int] = mapped_column(primary_key=True)
                    slug: Mapped[Optional[str]]
                    note: Mapped[str | None]
                    @validates('slug', 'note')
                    def lower(self, key, value):
                        return key + ':' + value.lower()
                session.add(Post(id=1, title='A', slug='S'))
                session.flush()
                found = session.query(Post).filter(Post.headline == 'A').one()
                found.note = 'N'
                assert (found.headline, found.slug, found.note) == ('A', 'slug:s', 'note:n')
                session.flush()
                """);
        assertThat(sent).first().asString().contains("INSERT INTO post").contains("'slug:s'");
        assertThat(sent).last().isEqualTo("UPDATE post SET note='note:n' WHERE post.id = 1");
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void theSessionOfAFlaskApplicationIsOneOfTheMigrations(DialectName dialect) throws SQLException {
        List<String> sent = run(dialect, """
                from flask_appbuilder import SQLA
                from sqlalchemy.dialects.mysql.base import MySQLDialect
                from sqlalchemy.dialects.postgresql.base import PGDialect
                from sqlalchemy.dialects.sqlite.base import SQLiteDialect
                db = SQLA()
                of = op.get_bind().dialect
                assert isinstance(of, PGDialect if of.name == 'postgresql' else SQLiteDialect)
                assert not isinstance(of, (MySQLDialect, SQLiteDialect if of.name == 'postgresql' else PGDialect))
                own = db.Session(bind=op.get_bind())
                own.add(Post(id=1, title='Hello'))
                own.commit()
                from sqlalchemy.engine.reflection import Inspector
                assert 'slug' in [one['name'] for one in Inspector.from_engine(db.engine).get_columns('post')]
                db.session.execute(sa.text("UPDATE post SET slug = 'x'"))
                db.session.commit()
                """);
        assertThat(sent).containsExactly("INSERT INTO post (note, id, title, slug) VALUES (NULL, 1, 'Hello', NULL)",
                "UPDATE post SET slug = 'x'");
    }
}
