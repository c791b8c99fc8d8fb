package dev.retort.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * An Alembic project as a team has it: a table, a data migration that reads rows, a step that only Python itself can
 * run, and a Korean message. Its own Alembic is Debian's, behind a script as in many projects.
 */
public final class IntakeForms {

    /** The revision whose statements depend on the rows. */
    public static final String READS_ROWS = "b2c1d8e3f0a5";
    /** The revision that cannot be read. */
    public static final String UNREADABLE = "c3d2e9f4a1b6";
    /** The last revision. */
    public static final String HEAD = "d4e3fa05b2c7";

    private IntakeForms() {}

    /** Makes it in a folder of its own, with three forms in its database once the first revision is applied. */
    public static Path in(Path parent) {
        try {
            Path project = Files.createDirectories(parent.resolve("intake-forms")).toRealPath();
            Files.createDirectories(project.resolve("migrations/versions"));
            Files.writeString(project.resolve("alembic.ini"),
                    "[alembic]\nscript_location = migrations\nsqlalchemy.url = sqlite:///intake.db\n");
            Files.writeString(project.resolve("retort.toml"), "[alembic]\ncommand = [\"./alembic.sh\"]\n");
            Path script = project.resolve("alembic.sh");
            Files.writeString(script, "#!/bin/sh\nPATH=/usr/local/bin:/usr/bin:/bin\nexport PATH\n"
                    + "echo \"$0 $*\" >> calls.txt\nexec alembic \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(project.resolve("migrations/env.py"), ENV);
            write(project, "a1b0c7d2e9f4", "None", "Create forms", "import sqlalchemy as sa\n", FORMS);
            write(project, READS_ROWS, "'a1b0c7d2e9f4'", "양식마다 짧은 이름 붙이기", "import re\n\nimport sqlalchemy as sa\n",
                    SLUGS);
            write(project, UNREADABLE, "'" + READS_ROWS + "'", "Make a table of workers",
                    "import multiprocessing\n\nimport sqlalchemy as sa\n", WORKERS);
            write(project, HEAD, "'" + UNREADABLE + "'", "Let forms be archived", "import sqlalchemy as sa\n",
                    ARCHIVED);
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path project, String id, String revises, String message, String imports, String body)
            throws IOException {
        Files.writeString(project.resolve("migrations/versions/" + id + ".py"), """
                \"""%s

                Revision ID: %s
                Revises: %s
                Create Date: 2026-11-0%d 09:12:44

                \"""
                %s
                from alembic import op

                revision = "%s"
                down_revision = %s


                %s""".formatted(message, id, revises.replace("'", ""), id.charAt(1) - '0' + 2, imports.strip(), id,
                revises.replace('\'', '"'), body));
    }

    private static final String ENV = """
            from alembic import context
            from sqlalchemy import create_engine

            with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    private static final String FORMS = """
            def upgrade():
                op.create_table(
                    "forms",
                    sa.Column("id", sa.Integer(), primary_key=True),
                    sa.Column("title", sa.Text(), nullable=False),
                    sa.Column("opened", sa.Date(), server_default=sa.func.current_date()),
                )
                op.execute("INSERT INTO forms (title) VALUES ('First visit'), ('After a month'), ('취업 상담')")


            def downgrade():
                op.drop_table("forms")
            """;

    private static final String SLUGS = """
            def slug_of(title):
                # Letters of any script stay; everything else becomes a dash.
                return re.sub(r"\\W+", "-", title.lower()).strip("-")


            def upgrade():
                op.add_column("forms", sa.Column("slug", sa.Text()))
                connection = op.get_bind()
                for form in connection.execute(sa.text("SELECT id, title FROM forms ORDER BY id")).fetchall():
                    connection.execute(
                        sa.text("UPDATE forms SET slug = :slug WHERE id = :id"),
                        {"slug": slug_of(form[1]), "id": form[0]},
                    )
                op.create_index("ix_forms_slug", "forms", ["slug"], unique=True)


            def downgrade():
                op.drop_index("ix_forms_slug", "forms")
                op.drop_column("forms", "slug")
            """;

    private static final String WORKERS = """
            def upgrade():
                op.create_table("workers", sa.Column("id", sa.Integer(), primary_key=True))
                for number in range(multiprocessing.cpu_count()):
                    op.execute(f"INSERT INTO workers (id) VALUES ({number})")
                print("made the table of workers", flush=True)


            def downgrade():
                op.drop_table("workers")
            """;

    private static final String ARCHIVED = """
            def upgrade():
                op.add_column("forms", sa.Column("archived_at", sa.DateTime()))


            def downgrade():
                op.drop_column("forms", "archived_at")
            """;
}
