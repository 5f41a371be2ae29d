/**
 * What is found for what somebody typed: understands it, finds posts, notes, answers, people and tags, says why each was found,
 * and helps while typing. Knows conversations by their number alone; the inbox says which of them are meant and shows them.
 */
package io.oase.search;
