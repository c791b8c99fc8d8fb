package dev.retort.target.entities;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/**
 * Prints the DDL of the JPA classes of a folder. Arguments: the folder, {@code postgresql} or {@code sqlite},
 * {@code spring} or {@code jpa}, and the jars the classes need. Ends with 2 and one line that says why, where they cannot
 * be read.
 */
public final class EntityDdlProgram {

    private static final Map<String, String> DIALECTS = Map.of("postgresql", "org.hibernate.dialect.PostgreSQLDialect",
            "sqlite", "org.hibernate.community.dialect.SQLiteDialect");

    private static final String MAPPING = "META-INF/orm.xml";

    private EntityDdlProgram() {}

    public static void main(String[] arguments) {
        PrintStream result = System.out;
        // What the classes print while they are initialised is no DDL.
        System.setOut(System.err);
        try {
            EntityClasses classes = new EntityClasses(Path.of(arguments[0]),
                    Stream.of(arguments).skip(3).map(Path::of).toList());
            Thread.currentThread().setContextClassLoader(classes.loader());
            String ddl = ddl(classes, arguments[1], arguments[2].equals("spring"));
            result.write(ddl.getBytes(StandardCharsets.UTF_8));
            result.flush();
        } catch (UnreadableEntities e) {
            end(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | LinkageError e) {
            end(message(e));
        }
        System.exit(0);
    }

    private static void end(String reason) {
        System.err.println(reason.replace('\n', ' '));
        System.exit(2);
    }

    /** The innermost failure that says something: an initializer's, a converter's constructor's. */
    private static String message(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String reason = EntityClasses.reason(last);
        return last == e || e.getMessage() == null ? reason : e.getMessage() + " (" + reason + ")";
    }

    private static String ddl(EntityClasses classes, String dialect, boolean spring) throws IOException {
        List<Class<?>> types = classes.load();
        BootstrapServiceRegistry bootstrap = new BootstrapServiceRegistryBuilder()
                .applyClassLoader(classes.loader()).build();
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySetting(AvailableSettings.DIALECT, DIALECTS.get(dialect))
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .applySetting(AvailableSettings.PHYSICAL_NAMING_STRATEGY, spring
                        ? new PhysicalNamingStrategySnakeCaseImpl()
                        : new PhysicalNamingStrategyStandardImpl())
                .applySetting(AvailableSettings.IMPLICIT_NAMING_STRATEGY, spring
                        ? new SpringImplicitNames()
                        : new ImplicitNamingStrategyJpaCompliantImpl())
                .build();
        MetadataSources sources = new MetadataSources(registry);
        types.forEach(sources::addAnnotatedClass);
        if (classes.loader().getResource(MAPPING) != null) {
            sources.addResource(MAPPING);
        }
        Metadata metadata = sources.buildMetadata();
        StringWriter script = new StringWriter();
        Map<String, Object> settings = new HashMap<>();
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "create");
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET, script);
        settings.put(SchemaToolingSettings.HBM2DDL_DELIMITER, ";");
        if (dialect.equals("postgresql")) {
            settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_CREATE_SCHEMAS, "true");
        }
        SchemaManagementToolCoordinator.process(metadata, registry, settings, _ -> {});
        return script.toString();
    }
}
