package dev.retort.cli;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What Hibernate says of JPA classes is made by a real PostgreSQL, compared, written as a revision and applied. */
class EntitiesOnPostgresqlTest {

    private static final String CLINIC = """
            package clinic;

            import java.math.BigDecimal;
            import java.time.*;
            import java.util.*;
            import jakarta.persistence.*;
            import org.hibernate.annotations.Check;
            import org.hibernate.annotations.JdbcTypeCode;
            import org.hibernate.type.SqlTypes;

            @Entity
            @Table(name = "visits", uniqueConstraints = @UniqueConstraint(name = "one_visit_a_day",
                    columnNames = {"animal_number", "heldOn"}),
                    indexes = {@Index(name = "visits_by_day", columnList = "heldOn desc, fee"),
                            @Index(columnList = "fee", unique = true)})
            @Check(name = "fee_is_paid", constraints = "fee >= 0")
            class Visit {
                @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
                @SequenceGenerator(name = "numbers", sequenceName = "visit_numbers", initialValue = 100,
                        allocationSize = 10)
                Long id;
                @ManyToOne(optional = false) @JoinColumn(name = "animal_number") Animal animal;
                LocalDate heldOn;
                @Column(precision = 9, scale = 2, nullable = false) BigDecimal fee;
                @Enumerated(EnumType.STRING) @Column(length = 12) Urgency urgency;
                @JdbcTypeCode(SqlTypes.NAMED_ENUM) Urgency triage;
                @JdbcTypeCode(SqlTypes.JSON) Map<String, String> findings;
                String[] words;
                UUID reference;
                Instant enteredAt;
                byte[] picture;
                @Column(columnDefinition = "text default 'none' not null") String remarks;
                @ElementCollection @OrderColumn(name = "place") List<String> notes;
                @ElementCollection @CollectionTable(name = "visit_prices") @MapKeyColumn(name = "item")
                @Column(name = "price") Map<String, BigDecimal> prices;
                @Version int version;
            }

            enum Urgency { CALM, URGENT }

            @Entity
            @Inheritance(strategy = InheritanceType.JOINED)
            class Animal {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long number;
                @Column(unique = true) String chipCode;
                @ManyToMany Set<Owner> owners;
            }

            @Entity
            class Dog extends Animal { boolean bites; }

            @Entity
            @Inheritance
            @DiscriminatorColumn(name = "kind")
            class Owner {
                @EmbeddedId OwnerKey key;
                @Embedded @AttributeOverride(name = "streetName", column = @Column(name = "home_street")) Address home;
            }

            @Entity
            class Company extends Owner { String taxCode; }

            @Embeddable
            record OwnerKey(String country, int number) {}

            @Embeddable
            class Address { String streetName; String town; }

            @Entity
            @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
            abstract class Device { @Id Integer id; String makerName; }

            @Entity
            class Scanner extends Device { double strength; }

            @Entity
            @Table(schema = "billing", name = "Invoice lines")
            class Line { @Id UUID id; @ManyToOne Visit visit; }
            """;

    @TempDir
    private Path temporary;

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"spring", "jpa"})
    void everyKindOfMappingIsMadeAndFoundAgain(String naming) throws IOException {
        CommandLineCall retort = project(naming);
        compile(retort.folder().resolve("target/classes"), List.of(Files.writeString(temporary.resolve("Visit.java"),
                CLINIC)));

        assertThat(retort.run("generate", "-m", "Clinic", "--run-target", "--json").done().json().toString())
                .contains("one_visit_a_day");
        retort.run("upgrade", "head").done();
        retort.run("check").done();

        database.execute("INSERT INTO owner (kind, country, number) VALUES ('Company', 'KR', 7)");
        retort.run("downgrade", "base", "--yes").done();
    }

    @Test
    void theSampleStandsOnPostgresqlToo() throws IOException {
        CommandLineCall retort = CommandLineCall.inSample(temporary, "shop-jpa");
        try (Stream<Path> files = Files.walk(Path.of("migrations-sample/shop-jpa/src"))) {
            compile(retort.folder().resolve("target/classes"),
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        }
        try (Stream<Path> files = Files.list(retort.folder().resolve("versions"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        retort.run("generate", "-m", "Shop", "--run-target", "--url", database.url()).done();
        retort.run("upgrade", "head", "--url", database.url()).done();
        assertThat(retort.run("check", "--url", database.url()).done().out()).startsWith("No differences");
        retort.run("downgrade", "base", "--yes", "--url", database.url()).done();
    }

    private CommandLineCall project(String naming) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("clinic"));
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("retort.toml"), """
                [database]
                url = "%s"
                [target]
                entities = "target/classes"
                naming = "%s"
                """.formatted(database.url(), naming));
        return CommandLineCall.in(folder, temporary);
    }

    private static void compile(Path classes, List<Path> sources) throws IOException {
        List<String> places = new ArrayList<>();
        for (Class<?> one : List.of(jakarta.persistence.Entity.class, org.hibernate.annotations.Check.class)) {
            URL place = one.getProtectionDomain().getCodeSource().getLocation();
            places.add(place.getPath());
        }
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d",
                Files.createDirectories(classes).toString(), "-cp", String.join(java.io.File.pathSeparator, places)));
        sources.forEach(source -> arguments.add(source.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
