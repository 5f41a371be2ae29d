package io.oase.looking;

import org.jdbi.v3.core.Handle;

/** What has to be asked of the database about those who look. */
final class LookingDao {
    private LookingDao() {}

    static boolean exists(Handle db, long conversation) {
        return db.createQuery("SELECT EXISTS (SELECT FROM conversation WHERE id = :id)")
                .bind("id", conversation)
                .mapTo(Boolean.class)
                .one();
    }
}
