package dev.retort.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

/** How the log's times and lists are kept in a column. */
interface LogColumns {

    /** {@code timestamptz} and {@code text[]}. */
    LogColumns POSTGRESQL = new LogColumns() {

        @Override
        public Object time(Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }

        @Override
        public Instant time(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }

        @Override
        public Object heads(Connection connection, List<String> heads) throws SQLException {
            return connection.createArrayOf("text", heads.toArray());
        }

        @Override
        public List<String> heads(ResultSet row, String column) throws SQLException {
            return List.of((String[]) row.getArray(column).getArray());
        }
    };

    /** Text: a time in ISO 8601, a list in JSON. */
    LogColumns SQLITE = new LogColumns() {

        @Override
        public Object time(Instant time) {
            return time.toString();
        }

        @Override
        public Instant time(ResultSet row, String column) throws SQLException {
            return Instant.parse(row.getString(column));
        }

        @Override
        public Object heads(Connection connection, List<String> heads) {
            JsonArray array = new JsonArray();
            heads.forEach(array::add);
            return array.toString();
        }

        @Override
        public List<String> heads(ResultSet row, String column) throws SQLException {
            return JsonParser.parseString(row.getString(column)).getAsJsonArray().asList().stream()
                    .map(head -> head.getAsString()).toList();
        }
    };

    Object time(Instant time);

    Instant time(ResultSet row, String column) throws SQLException;

    Object heads(Connection connection, List<String> heads) throws SQLException;

    List<String> heads(ResultSet row, String column) throws SQLException;
}
