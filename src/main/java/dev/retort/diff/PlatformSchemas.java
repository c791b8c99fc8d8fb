package dev.retort.diff;

import java.util.Set;

/** Schemas that hosts and extensions keep for themselves. */
final class PlatformSchemas {

    private static final Set<String> NAMES = Set.of("auth", "storage", "realtime", "_realtime", "extensions", "graphql",
            "graphql_public", "pgbouncer", "pgsodium", "pgsodium_masks", "vault", "net", "cron", "pgmq",
            "supabase_functions",
            "supabase_migrations", "_analytics", "_supavisor", "hdb_catalog", "hdb_views", "neon_auth", "topology",
            "tiger",
            "tiger_data", "partman", "repack", "pglogical", "google_ml", "rdsadmin", "cloudsqladmin",
            "azure_maintenance");

    private PlatformSchemas() {}

    static boolean isOne(String schema) {
        return NAMES.contains(schema) || schema.startsWith("_timescaledb_") || schema.startsWith("timescaledb_");
    }
}
