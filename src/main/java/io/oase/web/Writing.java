package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Networks;
import io.oase.channel.Visibility;
import io.oase.inbox.Conversation;
import io.oase.inbox.Mentions;
import io.oase.inbox.Post;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.SignOff;
import io.oase.prewritten.Slots;
import io.oase.reply.Answering;
import io.oase.reply.Composer;
import io.oase.reply.Repetition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where an answer or a note is written: what can be chosen, how long it is, how it will look. */
record Writing(Answering answering, Networks networks, Views views, Mentions mentions) {
    private static final ComposerView.CountView UNCOUNTED = new ComposerView.CountView("", false, "", List.of(), "");

    /** The composer, with what has been typed. */
    ComposerView of(Reader reader, Posts posts, Account me, Conversation conversation, Channel channel, Typed typed) {
        Composer.@Nullable Options options = options(me, conversation.row().id());
        String network = Persons.network(networks, channel.network());
        List<PostView> newer = conversation.posts().stream()
                .filter(post -> typed.newer().contains(post.id()))
                .map(post -> posts.of(post, true))
                .toList();
        if (options == null || options.audiences().isEmpty()) {
            String why = reader.say(options == null ? "write.nothing" : "write.readonly", channel.name());
            return new ComposerView(
                    conversation.row().id(),
                    network,
                    "",
                    false,
                    false,
                    new ComposerView.Readers("", ""),
                    "",
                    typed.note(),
                    typed.onNote(),
                    UNCOUNTED,
                    typed.problem(),
                    newer,
                    why,
                    elsewhere(conversation),
                    "",
                    "");
        }
        boolean canPrivate = options.audiences().contains(Visibility.PRIVATE);
        boolean canChoose = canPrivate && options.audiences().size() > 1;
        boolean privately = canChoose
                ? typed.privately() != null
                        ? typed.privately()
                        : options.audiences().get(0) == Visibility.PRIVATE
                : canPrivate;
        Visibility open = audience(options, false);
        return new ComposerView(
                conversation.row().id(),
                network,
                options.self(),
                privately,
                canChoose,
                new ComposerView.Readers(
                        reader.say(
                                open == Visibility.FOLLOWERS ? "write.followers" : "write.everyone",
                                options.self(),
                                network),
                        reader.say("write.addressed", options.self(), network)),
                typed.text(),
                typed.note(),
                typed.onNote(),
                count(reader, me, conversation.row().id(), options, typed.text(), privately),
                typed.problem(),
                newer,
                null,
                null,
                typed.replaces(),
                typed.origin());
    }

    /** Where it is not asked for. */
    static ComposerView none(long conversation) {
        return new ComposerView(
                conversation,
                "",
                "",
                false,
                false,
                new ComposerView.Readers("", ""),
                "",
                "",
                false,
                UNCOUNTED,
                null,
                List.of(),
                null,
                null,
                "",
                "");
    }

    /** How long a text is and how it will look; stores nothing. */
    ComposerView.CountView count(Reader reader, Account me, long conversation, String text, boolean privately) {
        Composer.@Nullable Options options = options(me, conversation);
        return options == null || options.audiences().isEmpty()
                ? UNCOUNTED
                : count(reader, me, conversation, options, text, privately);
    }

    private ComposerView.CountView count(
            Reader reader, Account me, long conversation, Composer.Options options, String text, boolean privately) {
        Answering.Outlook outlook = answering.outlook(me, conversation, options, text, audience(options, privately));
        Composer.Preview preview = outlook.preview();
        boolean split = preview.parts().size() > 1;
        boolean over = preview.length() > preview.max() && !split;
        List<ComposerView.Part> parts = new ArrayList<>();
        for (int i = 0; split && i < preview.parts().size(); i++) {
            String counted = reader.say("write.length", preview.lengths().get(i), preview.max());
            parts.add(new ComposerView.Part(
                    reader.say("write.part", i + 1, counted), preview.parts().get(i)));
        }
        List<String> unfilled = Slots.unfilled(text);
        List<String> named = mentions.named(me, text);
        return new ComposerView.CountView(
                reader.say("write.length", preview.length(), preview.max()),
                over,
                SignOff.preview(options.channel().signOff(), me).strip(),
                parts,
                split
                        ? reader.say("write.split", parts.size())
                        : over ? reader.say("write.toolong", preview.length() - preview.max()) : "",
                unfilled.isEmpty() ? "" : reader.say("write.unfilled", String.join(", ", unfilled)),
                repeat(reader, me, conversation, text, outlook.repetition().orElse(null)),
                outlook.waiting().map(wait -> waits(reader, wait)).orElse(""),
                named.isEmpty() ? "" : reader.say("write.internal", String.join(", ", named)));
    }

    /** That it will wait for a second pair of eyes, and why. */
    private static String waits(Reader reader, Answering.Wait wait) {
        return reader.say(
                wait.approvers().isEmpty() ? "write.waitsfornobody" : "write.waits",
                wait.asked().why().stream().map(reader::say).collect(Collectors.joining("; ")));
    }

    /** @throws Refused.Conflict when the text names colleagues, as notes do */
    void requireNoNote(Account me, String text) {
        List<String> named = mentions.named(me, text);
        if (!named.isEmpty()) {
            throw new Refused.Conflict(Said.of("write.internalrefused", String.join(", ", named)), List.of());
        }
    }

    private @Nullable RepeatView repeat(
            Reader reader, Account me, long conversation, String text, @Nullable Repetition before) {
        return before == null ? null : RepeatView.of(reader, views.row(me, conversation), text, before);
    }

    /**
     * Who may read it, as the network has it: the page knows public and private only.
     *
     * @throws Refused.Invalid when that is not offered here
     */
    Visibility audience(Account me, long conversation, @Nullable Boolean privately) {
        Composer.Options options = answering.options(me, conversation);
        if (options.audiences().isEmpty()) {
            throw new Refused.Invalid("visibility", Said.of("reply.read_only"));
        }
        return privately == null ? options.audiences().get(0) : audience(options, privately);
    }

    private static Visibility audience(Composer.Options options, boolean privately) {
        Optional<Visibility> found = options.audiences().stream()
                .filter(audience -> (audience == Visibility.PRIVATE) == privately)
                .findFirst();
        return found.orElse(options.audiences().get(0));
    }

    /** Null when nothing is there that could be answered. */
    private Composer.@Nullable Options options(Account me, long conversation) {
        try {
            return answering.options(me, conversation);
        } catch (Refused.NotFound nothing) {
            return null;
        }
    }

    private static @Nullable String elsewhere(Conversation conversation) {
        List<Post> posts = conversation.posts();
        for (int i = posts.size() - 1; i >= 0; i--) {
            String url = Posts.link(posts.get(i).url());
            if (!posts.get(i).own() && url != null) {
                return url;
            }
        }
        return null;
    }
}
