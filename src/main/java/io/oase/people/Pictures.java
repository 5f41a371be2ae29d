package io.oase.people;

import io.oase.base.Refused;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Portraits of the people who work here. */
public final class Pictures {
    private final Jdbi jdbi;

    /** In this database. */
    public Pictures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Takes a new picture; own ones are everybody's, others need {@link Right#MANAGE_PEOPLE}.
     *
     * @param upload PNG, JPEG or WebP of at most 2 MB, whatever it calls itself
     * @throws Refused.Invalid for field {@code picture}
     */
    public Picture put(Account actor, long accountId, byte[] upload) {
        requireOwn(actor, accountId);
        Picture picture = Portrait.of(upload);
        int stored = jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO account_picture (account_id, content_type, bytes, version)
                        SELECT id, :type, :bytes, :version FROM account WHERE id = :id
                        ON CONFLICT (account_id) DO UPDATE
                        SET content_type = excluded.content_type, bytes = excluded.bytes, version = excluded.version""")
                .bind("type", picture.contentType())
                .bind("bytes", picture.bytes())
                .bind("version", picture.version())
                .bind("id", accountId)
                .execute());
        if (stored == 0) {
            throw People.unknown();
        }
        return picture;
    }

    /** Takes it away; initials are shown instead. */
    public void remove(Account actor, long accountId) {
        requireOwn(actor, accountId);
        jdbi.useHandle(handle -> handle.execute("DELETE FROM account_picture WHERE account_id = ?", accountId));
    }

    /** Somebody's picture. */
    public Optional<Picture> find(long accountId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT content_type, bytes, version FROM account_picture WHERE account_id = :id")
                .bind("id", accountId)
                .mapTo(Picture.class)
                .findOne());
    }

    private static void requireOwn(Account actor, long accountId) {
        if (actor.id() != accountId) {
            actor.require(Right.MANAGE_PEOPLE);
        }
    }
}
