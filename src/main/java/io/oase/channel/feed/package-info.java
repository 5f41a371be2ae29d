/** Feeds: RSS, Atom, RDF and JSON Feed, read only. */
@org.jspecify.annotations.NullMarked
package io.oase.channel.feed;
