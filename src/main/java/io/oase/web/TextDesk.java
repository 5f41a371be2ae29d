package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.Networks;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.PrewrittenBody;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.prewritten.PrewrittenReply;
import io.oase.prewritten.Slot;
import io.oase.prewritten.Slots;
import io.oase.reply.Answering;
import io.oase.reply.Composer;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays out the form of a prewritten reply, with how it would appear beside it. */
final class TextDesk {
    /** One with a first name and one without, so that both ways a text can read are seen. */
    private static final String[][] PEOPLE = {{"Kim Adler", "kim@social.example"}, {"nachtfalter", "nachtfalter"}};

    private final Face face;
    private final Shells shells;
    private final PrewrittenReplies replies;
    private final Choosing choosing;
    private final Answering answering;
    private final Channels channels;
    private final Networks networks;
    private final TextLabels labels;

    TextDesk(
            Face face,
            Shells shells,
            PrewrittenReplies replies,
            Choosing choosing,
            Answering answering,
            Channels channels,
            Networks networks,
            TextLabels labels) {
        this.face = face;
        this.shells = shells;
        this.replies = replies;
        this.choosing = choosing;
        this.answering = answering;
        this.channels = channels;
        this.networks = networks;
        this.labels = labels;
    }

    /** One as it is kept. */
    Response stored(Visit visit, Account me, long id, @Nullable String saved) {
        PrewrittenReply reply = replies.get(me, id);
        return page(visit, me, 200, reply, new TextForm(reply.body(), "", reply.no()), Map.of(), null, saved);
    }

    /**
     * The page.
     *
     * @param stored the one that is changed; null for a new one
     * @param wrong what is wrong, by field
     * @param problem why it was not saved; null when nothing was tried
     */
    Response page(
            Visit visit,
            Account me,
            int status,
            @Nullable PrewrittenReply stored,
            TextForm form,
            Map<String, Said> wrong,
            @Nullable Said problem,
            @Nullable String saved) {
        Reader reader = visit.reader();
        String title = stored == null ? reader.say("texts.add") : stored.body().name();
        String id = stored == null ? "" : String.valueOf(stored.id());
        PrewrittenBody body = form.body();
        boolean may = me.may(Right.MANAGE_TEXTS);
        TextPage page = new TextPage(
                id,
                title,
                "/prewritten-replies/" + (stored == null ? "new" : id),
                stored == null ? "" : String.valueOf(stored.no()),
                may,
                problem == null ? null : reader.say(problem),
                saved,
                body.name(),
                said(reader, wrong, "name"),
                labels.languages(reader, body.language()),
                said(reader, wrong, "language"),
                labels.channels(reader, body.channels()),
                said(reader, wrong, "channels"),
                labels.teams(reader, body.teams()),
                said(reader, wrong, "teams"),
                body.text(),
                said(reader, wrong, "text"),
                Arrays.stream(Slot.values())
                        .map(slot ->
                                new TextPage.SlotLine("{{" + slot.id() + "}}", reader.say("texts.slot." + slot.id())))
                        .toList(),
                on(form),
                preview(reader, me, form),
                stored == null || stored.uses().all() == 0 ? null : new TextLines(reader, labels).line(stored),
                stored == null ? List.of() : versions(reader, me, stored, may));
        return Pages.html(
                status,
                face.page(visit, "prewritten-reply", title, shells.around(visit, me, "prewritten-replies"), page));
    }

    /** How it would appear, as the form stands. */
    TextPage.Preview preview(Reader reader, Account me, TextForm form) {
        if (form.body().text().isBlank()) {
            return new TextPage.Preview(reader.say("texts.emptypreview"), List.of());
        }
        Channel channel = channel(form);
        try {
            return new TextPage.Preview(
                    null,
                    Arrays.stream(PEOPLE)
                            .map(person -> example(reader, me, form.body(), person[0], person[1], channel))
                            .toList());
        } catch (Refused.Invalid invalid) {
            return new TextPage.Preview(
                    invalid.fields().values().stream()
                            .map(reader::say)
                            .findFirst()
                            .orElse(""),
                    List.of());
        }
    }

    private TextPage.Example example(
            Reader reader, Account me, PrewrittenBody body, String person, String handle, @Nullable Channel channel) {
        String text = choosing.example(me, body, person, channel == null ? "Oase" : channel.name());
        String who = reader.say("texts.for", person);
        List<String> unfilled = Slots.unfilled(text);
        String open = unfilled.isEmpty() ? "" : reader.say("texts.open", String.join(", ", unfilled));
        if (channel == null) {
            return new TextPage.Example(who, List.of(text), "", false, open);
        }
        Composer.Preview preview = answering.example(me, channel, handle, text);
        String length = reader.say("write.length", preview.length(), preview.max());
        boolean over = !preview.sendable();
        String split = preview.parts().size() > 1
                ? length + " · " + reader.say("texts.parts", preview.parts().size())
                : length;
        return new TextPage.Example(
                who,
                over ? List.of(text) : preview.parts(),
                over ? reader.say("texts.over", length) : split,
                over,
                open);
    }

    private List<TextPage.Version> versions(Reader reader, Account me, PrewrittenReply stored, boolean may) {
        return replies.versions(me, stored.id()).stream()
                .map(version -> new TextPage.Version(
                        version.no(),
                        version.body().name(),
                        version.by() == null
                                ? reader.say("texts.since", version.at())
                                : reader.say("texts.sinceby", version.at(), version.by()),
                        version.body().text(),
                        new TextLines(reader, labels).forWhom(version.body()),
                        may && version.no() != stored.no()
                                ? "/prewritten-replies/" + stored.id() + "/versions/" + version.no() + "/restoration"
                                : null))
                .toList();
    }

    private List<Choice> on(TextForm form) {
        Channel chosen = channel(form);
        return answerable().stream()
                .map(channel -> new Choice(
                        String.valueOf(channel.id()), channel.name(), chosen != null && chosen.id() == channel.id()))
                .toList();
    }

    /** The one that is asked for, else the first it is meant for, else the first; null where none can be answered on. */
    private @Nullable Channel channel(TextForm form) {
        List<Channel> all = answerable();
        return all.stream()
                .filter(channel -> String.valueOf(channel.id()).equals(form.on()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(channel -> form.body().channels().contains(channel.id()))
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .orElse(null);
    }

    private List<Channel> answerable() {
        return channels.list().stream()
                .filter(channel -> networks.find(channel.network())
                        .map(network -> network.declaration().capabilities().contains(Capability.REPLY))
                        .orElse(false))
                .toList();
    }

    private static @Nullable String said(Reader reader, Map<String, Said> wrong, String field) {
        Said said = wrong.get(field);
        return said == null ? null : reader.say(said);
    }
}
