/**
 * {@code bench}: measures what Oase promises, on this machine, with its real parts: the whole ingest beside plain inserts,
 * pages at a million posts, live events, memory and start-up. On loopback only; ends and deletes everything it made.
 */
package io.oase.bench;
