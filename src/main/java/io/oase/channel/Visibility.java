package io.oase.channel;

/** Who can read a post. */
public enum Visibility {
    /** Everyone. */
    PUBLIC,
    /** Everyone who has the link; not in public timelines. */
    UNLISTED,
    /** Only people who follow the author. */
    FOLLOWERS,
    /** Only the people addressed: a direct message. */
    PRIVATE;

    /** Whether the world can read it. */
    public boolean isPublic() {
        return this == PUBLIC || this == UNLISTED;
    }
}
