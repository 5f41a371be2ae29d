package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of somebody signed in.
 *
 * @param views the views of the inbox, with how much is in them
 * @param saved lists with a name
 * @param channels every channel and how well it is read
 * @param places other pages this person may open: people, channels
 * @param me who is signed in
 * @param blind one line when a channel cannot be read, in words; null when all are well
 * @param bell how much they were told and have not read
 * @param crises playbooks in force
 */
public record Shell(
        List<View> views,
        List<Saved> saved,
        List<ChannelLine> channels,
        List<Place> places,
        Me me,
        @Nullable String blind,
        Bell bell,
        List<CrisisLine> crises) {
    public Shell {
        crises = List.copyOf(crises);
        views = List.copyOf(views);
        saved = List.copyOf(saved);
        channels = List.copyOf(channels);
        places = List.copyOf(places);
    }

    /** Nothing but who is signed in. */
    static Shell bare(Me me) {
        return new Shell(List.of(), List.of(), List.of(), List.of(), me, null, Bell.SILENT, List.of());
    }

    /** The views in the phone's bar; there is room for four and for everything else. */
    public List<View> tabs() {
        return views.subList(0, Math.min(4, views.size()));
    }

    /** The views that are one tap further away on the phone. */
    public List<View> rest() {
        return views.subList(Math.min(4, views.size()), views.size());
    }

    /**
     * A view of the inbox.
     *
     * @param id part of its address: {@code mine}
     * @param icon name of a symbol in {@code icons.mustache}
     * @param count how many conversations, as written; empty for none
     * @param key the letter after {@code g} that opens it
     */
    public record View(String id, String label, String icon, String count, boolean current, String key) {}

    /**
     * A list with a name.
     *
     * @param count how many conversations, as written; empty for none and where counting would cost too much
     * @param key the letter after {@code g} that opens it; empty for none
     * @param shared whether everybody sees it
     */
    public record Saved(String url, String label, String count, boolean current, String key, boolean shared) {}

    /**
     * One channel in the navigation.
     *
     * @param tone {@code well}, {@code blind} or {@code paused}
     * @param words what is said about it: {@code blind since 10:42}; empty when {@code read} says it
     * @param read when it was last read, ticking; null when never or when {@code words} says more
     */
    public record ChannelLine(
            String name,
            String url,
            String tone,
            String words,
            @Nullable Moment read) {}

    /**
     * The way to what somebody was told.
     *
     * @param count how much of it is unread, as written; empty for nothing
     * @param words the same for those who do not see it
     * @param oob whether it comes along with another part and is put where it stands
     */
    public record Bell(String count, String words, boolean current, boolean oob) {
        static final Bell SILENT = new Bell("", "", false, false);

        Bell along() {
            return new Bell(count, words, current, true);
        }
    }

    /**
     * Another page.
     *
     * @param count how much waits there, as written; empty for nothing
     * @param key the letter after {@code g} that opens it; empty for none
     */
    public record Place(String url, String label, String icon, boolean current, String count, String key) {
        /** One where nothing waits. */
        public Place(String url, String label, String icon, boolean current) {
            this(url, label, icon, current, "", "");
        }
    }

    /** Who is signed in; {@code line} is the role or title. What the browser keeps, it keeps for this {@code id} alone. */
    public record Me(long id, String name, String line, Avatar avatar) {}
}
