package dev.retort;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

/** The rooms and who may enter them; each rule says why. */
@AnalyzeClasses(packages = "dev.retort", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** From the top: a room may use only what stands after it. */
    private static final List<String> ROOMS = List.of("workbench|cli", "engine", "run", "backup", "target",
            "browse", "plan", "project", "connect", "script", "alembic", "diff", "dialect", "python",
            "revision", "operation", "schema", "sql", "problem");

    @ArchTest
    static final ArchRule everyRoomUsesOnlyTheRoomsBelowIt = onlyDownwards();

    @ArchTest
    static final ArchRule roomsHaveNoCycles = slices().matching("dev.retort.(*)..").should().beFreeOfCycles();

    /** Of the rooms that have rooms of their own, those in which arrows go one way. */
    @ArchTest
    static final ArchRule innerRoomsHaveNoCycles = slices().assignedFrom(packagesBelow("dev.retort.python.library",
            "dev.retort.cli",
            "dev.retort.alembic.ddl"))
            .should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCommandLineDoesNotKnowTheWorkbench = noClasses().that()
            .resideInAPackage("dev.retort.cli..").should().dependOnClassesThat()
            .resideInAPackage("dev.retort.workbench..");

    @ArchTest
    static final ArchRule theWorkbenchDoesNotKnowTheCommandLine = noClasses().that()
            .resideInAPackage("dev.retort.workbench..").should().dependOnClassesThat()
            .resideInAPackage("dev.retort.cli..");

    @ArchTest
    static final ArchRule onlyTheWorkbenchKnowsJavaFx = noClasses().that()
            .resideOutsideOfPackage("dev.retort.workbench..").should().dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "org.fxmisc..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses().that().resideOutsideOfPackage("dev.retort.cli..")
            .should().dependOnClassesThat().resideInAPackage("picocli..");

    /** It is in a child JVM's class path alone. */
    @ArchTest
    static final ArchRule onlyTheProgramThatReadsEntitiesKnowsHibernate = noClasses().that()
            .resideOutsideOfPackage("dev.retort.target.entities..").should().dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "dev.retort.target.entities..");

    @ArchTest
    static final ArchRule onlyWorkNamesAThread = noClasses().that().resideInAPackage("dev.retort.workbench..").and()
            .resideOutsideOfPackage("dev.retort.workbench.work..").should().dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread").orShould().callMethod("javafx.application.Platform", "runLater",
                    Runnable.class.getName());

    @ArchTest
    static final ArchRule screensDoNotImportEachOther = slices()
            .matching("dev.retort.workbench.(connections|graph|apply|editor|changes|tables|history|settings)..")
            .should()
            .notDependOnEachOther();

    /** A reader who meets a name need not look up which of two classes it is. */
    @ArchTest
    static void aClassIsKnownByItsNameWithoutItsPackage(JavaClasses classes) {
        Map<String, List<String>> named = classes.stream()
                .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, mapping(JavaClass::getName, toList())));
        named.values().removeIf(those -> those.size() == 1);
        assertThat(named).as("names that more than one class has").isEmpty();
    }

    private static SliceAssignment packagesBelow(String... rooms) {
        return new SliceAssignment() {

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass one) {
                String name = one.getPackageName();
                return Stream.of(rooms).anyMatch(room -> name.equals(room) || name.startsWith(room + "."))
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "the packages below " + String.join(" and ", rooms);
            }
        };
    }

    private static ArchRule onlyDownwards() {
        CompositeArchRule rule = null;
        for (int i = 1; i < ROOMS.size(); i++) {
            String[] above = ROOMS.subList(0, i).stream().flatMap(rooms -> List.of(rooms.split("\\|")).stream())
                    .map(room -> "dev.retort." + room + "..").toArray(String[]::new);
            ArchRule one = noClasses().that().resideInAPackage("dev.retort." + ROOMS.get(i) + "..").should()
                    .dependOnClassesThat().resideInAnyPackage(above);
            rule = rule == null ? CompositeArchRule.of(one) : rule.and(one);
        }
        return rule;
    }
}
