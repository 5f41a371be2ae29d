package io.oase.notice;

/** Brings a notice out of the house by one way. May be used by several threads. */
interface Carrier {
    Way way();

    /** Tries once, bounded in time. */
    Outcome carry(DeliveryDao.Claim claim);
}
