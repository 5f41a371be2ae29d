package io.oase.inbox;

/** Where a conversation stands. */
public enum ConversationState {
    /** Nobody has touched it. */
    NEW,
    /** It waits on us. */
    OPEN,
    /** We wait for the other side. */
    WAITING,
    RESOLVED
}
