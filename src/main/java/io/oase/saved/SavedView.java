package io.oase.saved;

/**
 * A list with a name.
 *
 * @param ownerId who saved it
 * @param ownerName their name
 * @param shared whether everybody sees it
 * @param address path and query of the list: {@code /inbox/open?tag=vip}; {@code me} in it is whoever looks
 */
public record SavedView(long id, long ownerId, String ownerName, String name, boolean shared, String address) {}
