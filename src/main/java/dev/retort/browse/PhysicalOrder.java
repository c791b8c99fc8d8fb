package dev.retort.browse;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.RowReader.Row;
import dev.retort.browse.RowSource.Condition;
import dev.retort.problem.Cancellation;

/**
 * Reads a PostgreSQL table without a key in the order its rows lie in the file.
 *
 * <p>No index orders {@code ctid}, so that asking for all of it would sort the whole table for every page. A range of
 * blocks is read directly (a TID range scan, PostgreSQL 14 and newer): one that begins behind the last row, doubled as
 * long as filters leave too few rows in it. Versions 12 and 13 read the whole table for each range: slower, and right,
 * where offsets repeat rows and leave others out.
 */
final class PhysicalOrder {

    private static final long FIRST_BLOCKS = 64;

    private final Connection connection;
    private final RowReader reader;
    private final TableShape shape;
    private final Cancellation cancellation;

    PhysicalOrder(Connection connection, RowReader reader, TableShape shape, Cancellation cancellation) {
        this.connection = connection;
        this.reader = reader;
        this.shape = shape;
        this.cancellation = cancellation;
    }

    /**
     * At most {@code template.limit()} rows.
     *
     * @param behind the place of the last row that is known, as {@code (block,row)}; null to begin with the first
     */
    List<Row> rows(RowQuery template, @Nullable List<@Nullable Object> behind) {
        String place = behind == null ? "(0,0)" : String.valueOf(Objects.requireNonNull(behind.getFirst()));
        long blocks = blocks(template.from());
        List<Row> rows = new ArrayList<>();
        long span = FIRST_BLOCKS;
        long begin = Long.parseLong(place.substring(1, place.indexOf(',')));
        String lower = place;
        while (begin < blocks && rows.size() < template.limit()) {
            long end = Math.min(begin + span, blocks);
            // Nothing bounds the last range, which takes in rows that were added meanwhile.
            boolean last = end == blocks;
            List<Condition> conditions = new ArrayList<>(template.conditions());
            conditions.add(new Condition("t.ctid > CAST(? AS tid)", List.of(lower)));
            if (!last) {
                conditions.add(new Condition("t.ctid < CAST(? AS tid)", List.of("(" + end + ",0)")));
            }
            rows.addAll(reader.rows(connection, shape.table(),
                    new RowQuery(template.cells(), template.from(), conditions, template.order(), true, false, 0,
                            template.limit() - rows.size()),
                    shape.columns().size(), cancellation));
            begin = end;
            lower = "(" + end + ",0)";
            span *= 2;
        }
        return rows;
    }

    private long blocks(String table) {
        String size = "pg_catalog.pg_relation_size('" + table.replace("'", "''")
                + "'::regclass) / current_setting('block_size')::bigint";
        RowQuery query = new RowQuery(List.of(size), "(VALUES (1))", List.of(), List.of(), true, false, 0, 1);
        List<Row> rows = reader.rows(connection, shape.table(), query, 1, cancellation);
        return Long.parseLong(Objects.requireNonNull(rows.getFirst().cells().getFirst()));
    }
}
