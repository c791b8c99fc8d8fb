package dev.retort.samples;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Revisions that move rows, by the Python they are written in. */
class MovingDataTest {

    @TempDir
    Path temporary;

    @Test
    void fullNamesAreFilledFromNames() throws Exception {
        Sample sales = Sample.ready("sales-schedules", temporary);
        sales.retort("upgrade", "b2e9").done();
        sales.database().execute("INSERT INTO employees (email, username, password, name) VALUES"
                + " ('jy.han@sales.example', 'jyhan', '-', '한지영'), ('lee@sales.example', 'lee', '-', 'Lee')");

        sales.retort("upgrade", "head").done();

        assertThat(sales.rows("SELECT full_name FROM employees ORDER BY employee_id")).containsExactly("한지영", "Lee");
        assertThat(sales.rows("SELECT is_nullable FROM information_schema.columns WHERE column_name = 'full_name'"))
                .containsExactly("NO");
    }

    @Test
    void ownersBecomeAddressesAndNamesAgain() throws Exception {
        Sample runner = Sample.ready("function-runner", temporary);
        runner.retort("upgrade", "5ac0").done();
        runner.database().execute("INSERT INTO functions (id, name, owner, source)"
                + " VALUES (gen_random_uuid(), 'resize', 'minjun', 'pass')");

        runner.retort("upgrade", "head", "--backup", "none").done();
        assertThat(runner.rows("SELECT email FROM functions")).containsExactly("minjun@runner.example");

        runner.retort("downgrade", "5ac0", "--backup", "none").done();
        assertThat(runner.rows("SELECT owner FROM functions")).containsExactly("minjun");
    }

    @Test
    void aRenamedColumnKeepsWhatIsInIt() throws Exception {
        Sample crew = Sample.ready("crew-studio", temporary);
        crew.program("bash", "-c", "psql -q \"$DATABASE_URL\" -f database/existing.sql");
        crew.retort("stamp", "2c7e").done();

        crew.retort("upgrade", "head").done();
        assertThat(crew.rows("SELECT model_name FROM agent ORDER BY name")).containsExactly("small-1", "large-2");

        crew.retort("downgrade", "-1").done();
        assertThat(crew.rows("SELECT llm_model FROM agent ORDER BY name")).containsExactly("small-1", "large-2");
    }

    @Test
    void aDefaultThatIsAStringIsKeptAsAMomentAsPostgresqlReadsIt() throws Exception {
        Sample ptmanager = Sample.ready("ptmanager", temporary);
        String written = "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef JOIN pg_attribute a ON attrelid = adrelid"
                + " AND attnum = adnum WHERE adrelid = 'notifications'::regclass AND attname = 'created_at'";

        ptmanager.retort("upgrade", "0a94").done();
        assertThat(ptmanager.rows(written)).singleElement().asString().startsWith("'20");

        ptmanager.retort("upgrade", "head").done();
        assertThat(ptmanager.rows(written)).containsExactly("now()");
    }
}
