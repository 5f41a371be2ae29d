package io.oase.testing;

import io.oase.db.DatabaseAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Makes a used database as it was: no row but those the migrations wrote, every count at its beginning. That takes a tenth of what
 * a new one takes, of which most is for files nobody looks into. One whose tables were changed, or that has grown, is given up.
 */
final class AsNew {
    private static final long GROWN = 8_000_000;

    private static final String SHAPE = """
            SELECT concat_ws(' ',
                   (SELECT count(*) || ':' || max(oid) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
                   (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                     WHERE c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped),
                   (SELECT count(*) || ':' || max(oid) FROM pg_constraint WHERE convalidated),
                   (SELECT count(*) || ':' || max(oid) FROM pg_trigger WHERE tgenabled = 'O'),
                   (SELECT count(*) || ':' || max(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),
                   (SELECT count(*) FROM pg_index WHERE indisvalid),
                   (SELECT count(*) FROM pg_statistic s JOIN pg_class c ON c.oid = s.starelid
                     WHERE c.relnamespace = 'public'::regnamespace))
            """;

    /** Without triggers: what may only grow is emptied too. */
    private static final String EMPTY = """
            SET session_replication_role = replica;
            DO $$
            DECLARE each regclass;
            BEGIN
                FOR each IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
                    IF pg_relation_size(each) > 0 THEN
                        EXECUTE 'DELETE FROM ' || each;
                    END IF;
                END LOOP;
            END $$
            """;

    private final Map<String, byte[]> rows = new LinkedHashMap<>();
    private final String counts;
    private final String shape;
    private final long size;

    /** @param template how it is to be */
    AsNew(DatabaseAddress template) {
        try (Connection connection = connect(template);
                Statement statement = connection.createStatement()) {
            shape = text(statement, SHAPE);
            size = size(statement);
            counts = text(statement, """
                    SELECT string_agg(format('SELECT setval(%L, %s, %L)', seqrelid::regclass, coalesce(s.last_value, p.seqstart),
                                             s.last_value IS NOT NULL), ';')
                      FROM pg_sequence p JOIN pg_sequences s ON format('%I.%I', s.schemaname, s.sequencename)::regclass = p.seqrelid
                    """);
            for (String table : text(statement, """
                    SELECT string_agg(oid::regclass::text, ' ') FROM pg_class
                     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
                    """).split(" ")) {
                var copy = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", copy);
                rows.put(table, copy.toByteArray());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes one so; false when it cannot be made so and has to be thrown away. Nobody else is connected to it. */
    boolean make(DatabaseAddress used) {
        try (Connection connection = connect(used);
                Statement statement = connection.createStatement()) {
            if (!shape.equals(text(statement, SHAPE)) || size(statement) > size + GROWN) {
                return false;
            }
            connection.setAutoCommit(false);
            statement.execute(EMPTY);
            for (var each : rows.entrySet()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + each.getKey() + " FROM STDIN", new ByteArrayInputStream(each.getValue()));
            }
            statement.execute(counts);
            connection.commit();
            return true;
        } catch (SQLException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static long size(Statement statement) throws SQLException {
        return Long.parseLong(text(statement, "SELECT pg_database_size(current_database())"));
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
