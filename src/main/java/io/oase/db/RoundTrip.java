package io.oase.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Statements that travel to the database together: they are carried out one after the other, in their order, and cost one round trip
 * however many they are. Not for several threads.
 */
public final class RoundTrip {
    /** Something in quotes, which stays, or a name that is bound and is no cast. */
    private static final Pattern NAME = Pattern.compile("'[^']*'|(?<!:):([A-Za-z]\\w*)");

    private static final Map<String, String> RENAMED = new ConcurrentHashMap<>();

    private final Handle db;
    private final List<Part<?>> parts = new ArrayList<>();
    private final List<Runnable> then = new ArrayList<>();

    /** On a transaction. */
    public RoundTrip(Handle db) {
        this.db = db;
    }

    private record Part<T>(
            String sql, Map<String, ?> values, @Nullable Rows<T> rows, Consumer<List<T>> answered) {}

    private interface Rows<T> {
        RowMapper<T> mapper(StatementContext context);
    }

    /** The transaction; what is asked there at once overtakes what has not been sent. */
    public Handle db() {
        return db;
    }

    /**
     * Writes something, once this is sent.
     *
     * @param values by name, none of them null
     */
    public void tell(String sql, Map<String, ?> values) {
        parts.add(new Part<Object>(sql, values, null, ignored -> {}));
    }

    /** Asks something; the answer is given to {@code answered} when all of it is back. */
    public <T> void ask(String sql, Map<String, ?> values, Class<T> row, Consumer<List<T>> answered) {
        parts.add(
                new Part<>(sql, values, context -> context.findRowMapperFor(row).orElseThrow(), answered));
    }

    /** The same, with rows that become something in a way of their own. */
    public <T> void ask(String sql, Map<String, ?> values, RowMapper<T> mapper, Consumer<List<T>> answered) {
        parts.add(new Part<>(sql, values, context -> mapper, answered));
    }

    /** Does something when all of it is back, behind the answers asked for before it. */
    public void then(Runnable next) {
        then.add(next);
    }

    /** Sends what has been added so far, and gives its answers. What is added meanwhile follows, until nothing is left. */
    public void send() {
        while (!parts.isEmpty() || !then.isEmpty()) {
            List<Part<?>> sent = List.copyOf(parts);
            parts.clear();
            List<Runnable> next = new ArrayList<>(sent.isEmpty() ? List.of() : travel(sent));
            next.addAll(then);
            then.clear();
            next.forEach(Runnable::run);
        }
    }

    private List<Runnable> travel(List<Part<?>> sent) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < sent.size(); i++) {
            sql.append(i == 0 ? "" : ";\n").append(renamed(sent.get(i).sql(), i));
        }
        Query query = db.createQuery(sql.toString());
        for (int i = 0; i < sent.size(); i++) {
            int no = i;
            sent.get(i).values().forEach((name, value) -> query.bind(name + "_" + no, value));
        }
        return query.execute((statement, context) -> answers(statement.get(), context, sent));
    }

    private static List<Runnable> answers(PreparedStatement statement, StatementContext context, List<Part<?>> sent)
            throws SQLException {
        List<Runnable> answers = new ArrayList<>();
        for (Part<?> part : sent) {
            answer(part, statement, context).ifPresent(answers::add);
            statement.getMoreResults();
        }
        return answers;
    }

    private static <T> Optional<Runnable> answer(Part<T> part, PreparedStatement statement, StatementContext context)
            throws SQLException {
        Rows<T> asked = part.rows();
        if (asked == null) {
            return Optional.empty();
        }
        List<T> read = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            RowMapper<T> mapper = asked.mapper(context).specialize(rows, context);
            while (rows.next()) {
                read.add(mapper.map(rows, context));
            }
        }
        return Optional.of(() -> part.answered().accept(read));
    }

    /** Each statement keeps its own names. The same few statements come again and again in the same places. */
    private static String renamed(String sql, int no) {
        return RENAMED.computeIfAbsent(no + sql, key -> NAME.matcher(sql.strip())
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : ":" + found.group(1) + "_" + no)));
    }
}
