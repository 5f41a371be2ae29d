package io.oase.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of accounts. E-mail addresses come in lower case. */
interface AccountDao {
    /** What makes an {@link Account}, from account {@code a}; for other queries that join one. */
    String ACCOUNT = """
            a.id, a.email, a.name, a.title, a.initials, a.role, a.languages, a.locale, a.theme, a.sign_off, a.active,
            a.password_hash IS NOT NULL AS has_password,
            (SELECT p.version FROM account_picture p WHERE p.account_id = a.id) AS picture_version,
            a.created_at
            """;

    /** Any number; whoever changes who there is waits here for the others until the transaction ends. */
    @SqlQuery("SELECT true FROM (SELECT pg_advisory_xact_lock(7305809155)) AS locked")
    boolean oneAtATime();

    @SqlUpdate("""
            INSERT INTO account (email, name, title, initials, role, password_hash, languages, locale, theme, sign_off,
                                 created_at)
            VALUES (:email, :name, :title, :initials, :role, :passwordHash, :languages, '', '', :signOff, :at)""")
    @GetGeneratedKeys("id")
    long insert(
            String email,
            String name,
            String title,
            String initials,
            Role role,
            @Nullable String passwordHash,
            List<String> languages,
            String signOff,
            Instant at);

    @SqlUpdate("""
            UPDATE account
            SET email = :email, name = :name, title = :title, initials = :initials, role = :role,
                languages = :languages, locale = :locale, theme = :theme, sign_off = :signOff, active = :active
            WHERE id = :id""")
    void update(
            long id,
            String email,
            String name,
            String title,
            String initials,
            Role role,
            List<String> languages,
            String locale,
            String theme,
            String signOff,
            boolean active);

    @SqlQuery("SELECT " + ACCOUNT + " FROM account a WHERE a.id = :id")
    Optional<Account> find(long id);

    @SqlQuery("SELECT " + ACCOUNT + " FROM account a WHERE lower(a.email) = lower(:email)")
    Optional<Account> byEmail(String email);

    @SqlQuery("SELECT " + ACCOUNT + " FROM account a WHERE a.active AND lower(a.name) = lower(:name) LIMIT 2")
    List<Account> byName(String name);

    @SqlQuery("SELECT " + ACCOUNT + " FROM account a WHERE a.active OR :all ORDER BY lower(a.name), a.id")
    List<Account> list(boolean all);

    @SqlQuery("SELECT password_hash FROM account WHERE id = :id")
    Optional<String> passwordHash(long id);

    /** The same; a change of it waits until this transaction ends. */
    @SqlQuery("SELECT password_hash FROM account WHERE id = :id FOR UPDATE")
    Optional<String> heldPasswordHash(long id);

    @SqlUpdate("UPDATE account SET password_hash = :hash WHERE id = :id")
    void setPasswordHash(long id, String hash);

    @SqlUpdate("UPDATE account SET password_hash = :hash WHERE id = :id AND password_hash = :old")
    void upgradePasswordHash(long id, String old, String hash);

    @SqlQuery("SELECT id FROM account WHERE active AND role = 'admin'")
    List<Long> admins();

    /** Initials somebody has, or had: published answers still carry them. */
    @SqlQuery("SELECT initials FROM account")
    List<String> initialsEver();

    @SqlQuery("SELECT initials FROM account WHERE active AND id <> :id")
    List<String> initialsOfOthers(long id);

    @SqlUpdate("""
            WITH gone AS (DELETE FROM session WHERE account_id = :id)
            UPDATE api_token SET revoked_at = :at WHERE account_id = :id AND revoked_at IS NULL""")
    void turnOut(long id, Instant at);
}
