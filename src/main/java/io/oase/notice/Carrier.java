package io.oase.notice;

/** Brings a notice out of the house by one way. May be used by several threads. */
interface Carrier {
    Way way();

    /** Puts together what is due and has no delivery of its own yet; before each look at what is due. */
    default void gather() {}

    /** Tries once, bounded in time. */
    Outcome carry(DeliveryDao.Claim claim);
}
