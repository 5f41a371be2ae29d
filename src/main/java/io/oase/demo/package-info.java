/**
 * A small make-believe network on loopback, for the first five minutes and for rehearsals: invented people write to an
 * invented organisation over the real Mastodon protocol and answer back when they are answered. Knows nothing of the
 * rest of Oase; Oase reaches it over HTTP like any other server.
 */
package io.oase.demo;
