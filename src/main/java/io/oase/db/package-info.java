/**
 * The database: the pool and JDBI, migrations, the PostgreSQL that Oase brings along, messages between nodes, and the
 * schedule. Knows nothing of the tables of the features.
 */
package io.oase.db;
