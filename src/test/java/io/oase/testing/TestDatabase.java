package io.oase.testing;

import com.codahale.metrics.MetricRegistry;
import io.oase.db.Database;
import io.oase.db.DatabaseAddress;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated PostgreSQL database of a test's own, made in some ten milliseconds and dropped afterwards:
 *
 * <pre>{@code @RegisterExtension
 * final TestDatabase db = TestDatabase.fresh();   // one for each test; static: one for the class}</pre>
 *
 * <p>Or without JUnit, in a try block.
 */
public final class TestDatabase implements AutoCloseable, BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    /** What is parsed once need not be parsed again on every test's database. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private final Database database;
    private boolean forTheClass;

    private TestDatabase(DatabaseAddress address) {
        database = Database.open(address, 20, new MetricRegistry());
        database.jdbi().configure(SqlStatements.class, statements -> statements.setSqlParser(PARSER));
    }

    /** A new database with all tables, empty. */
    public static TestDatabase fresh() {
        return new TestDatabase(TestServer.shared().migrated());
    }

    /** A new database without any table. */
    public static TestDatabase empty() {
        return new TestDatabase(TestServer.shared().empty());
    }

    /** For queries, as in production. */
    public Jdbi jdbi() {
        return database.jdbi();
    }

    /** The pool. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /** Pool and Jdbi together, as features get it. */
    public Database database() {
        return database;
    }

    /** JDBC URL, user and password, for a second pool or process. */
    public DatabaseAddress address() {
        return database.address();
    }

    @Override
    public void close() {
        database.close();
        TestServer.shared().drop(database.address());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forTheClass = true;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forTheClass) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
