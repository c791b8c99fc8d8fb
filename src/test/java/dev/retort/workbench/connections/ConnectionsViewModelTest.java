package dev.retort.workbench.connections;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.connect.Profile;
import dev.retort.engine.DatabaseChoice;
import dev.retort.revision.Direction;
import dev.retort.workbench.Bench;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionsViewModelTest {

    @TempDir
    Path folder;

    private Bench bench;
    private ConnectionsViewModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        model = new ConnectionsViewModel(bench.engine(), bench.work(), bench.session(), bench.notices(),
                Clock.systemUTC());
        model.reload();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aNewProfileIsSavedUnderItsName() {
        model.add();
        form().name.set("shop-dev");
        form().address.url.set("sqlite:///" + folder.resolve("shop.db"));

        model.save();

        assertThat(bench.engine().connections().profiles()).extracting(Profile::name).containsExactly("shop-dev");
        assertThat(form().isDirty()).isFalse();
        assertThat(bench.notices().sentences()).containsExactly("shop-dev is saved");
    }

    @Test
    void aFormWithProblemsIsNotSaved() {
        model.add();

        model.save();

        assertThat(bench.engine().connections().profiles()).isEmpty();
    }

    @Test
    void renamingAProfileLeavesNoSecondOne() {
        save("shop-dev");

        form().name.set("shop-test");
        model.save();

        assertThat(bench.engine().connections().profiles()).extracting(Profile::name).containsExactly("shop-test");
    }

    @Test
    void aPasswordReachesNoFile() throws IOException {
        model.add();
        form().name.set("shop");
        form().address.url.set("postgresql://mira:gehe1m-und%40mehr@localhost/shop");
        model.save();

        assertThat(bench.engine().connections().profiles()).hasSize(1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("gehe1m").contains("mira");
            }
        }
        assertThat(bench.notices().sentences().toString()).doesNotContain("gehe1m");
    }

    @Test
    void aCopyHasANameOfItsOwnAndIsNotSavedYet() {
        save("shop-dev");

        model.duplicate();

        assertThat(form().name.get()).isEqualTo("shop-dev copy");
        assertThat(form().isDraft()).isTrue();
        assertThat(bench.engine().connections().profiles()).hasSize(1);
        assertThat(model.unsaved()).isEqualTo("shop-dev copy");
    }

    @Test
    void removingGoesToTheNeighbour() {
        save("one");
        save("two");

        model.remove();

        assertThat(bench.engine().connections().profiles()).extracting(Profile::name).containsExactly("one");
        assertThat(form().name.get()).isEqualTo("one");
    }

    @Test
    void readingAgainKeepsWhatIsBeingTyped() {
        save("one");
        form().environment.set(Environment.PRODUCTION);
        ProfileForm typed = form();

        model.reload();

        assertThat(form()).isSameAs(typed);
        assertThat(form().environment.get()).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void lookingAtAnotherProfileLosesNothingTyped() {
        save("one");
        save("two");
        form().environment.set(Environment.STAGING);

        model.selectedProperty().set(model.forms().getFirst());
        model.selectedProperty().set(model.forms().getLast());

        assertThat(form().environment.get()).isEqualTo(Environment.STAGING);
    }

    @Test
    void usingAProfileMakesItTheProjectsDatabase() {
        bench.openSample();
        save("mine");

        model.use();

        assertThat(bench.session().database().orElseThrow().name()).isEqualTo("mine");
        assertThat(model.isInUse(form())).isTrue();
    }

    @Test
    void removingTheProfileInUseGoesBackToTheDatabaseOfTheProject() {
        bench.openSample();
        save("mine");
        model.use();

        model.remove();

        assertThat(bench.session().choice()).isEqualTo(DatabaseChoice.OF_THE_PROJECT);
        assertThat(bench.session().database().orElseThrow().profile()).isNull();
    }

    @Test
    void anotherDatabaseIsNotTakenWhileARunIsUnderWay() {
        bench.openSample();
        save("mine");
        model.use();
        bench.session().beganRun(Direction.UPGRADE);
        Database before = bench.session().database().orElseThrow();

        form().environment.set(Environment.STAGING);
        model.save();
        model.remove();

        assertThat(bench.session().database()).containsSame(before);
    }

    @Test
    void whatATestFoundIsForgottenOnceTheAddressIsAnother() throws IOException {
        save("mine");
        Files.createFile(folder.resolve("mine.db"));
        model.test();
        assertThat(model.outcomeProperty().get()).isInstanceOf(TestOutcome.Tested.class);

        form().environment.set(Environment.STAGING);
        model.save();
        assertThat(model.outcomeProperty().get()).isInstanceOf(TestOutcome.Tested.class);

        form().address.url.set("sqlite:///" + folder.resolve("other.db"));
        assertThat(model.outcomeProperty().get()).isInstanceOf(TestOutcome.Untested.class);
    }

    @Test
    void aBrokenProfilesFileIsShownAsAProblem() throws IOException {
        save("one");
        Path file;
        try (Stream<Path> files = Files.walk(folder.resolve("config"))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(file, "this is not = = toml");

        model.reload();

        assertThat(model.failureProperty().get()).isNotNull();
    }

    private void save(String name) {
        model.add();
        form().name.set(name);
        form().address.url.set("sqlite:///" + folder.resolve(name + ".db"));
        model.save();
    }

    private ProfileForm form() {
        return Objects.requireNonNull(model.selectedProperty().get());
    }
}
