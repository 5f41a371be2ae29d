package io.oase.web;

import io.oase.alert.Alert;
import io.oase.alert.Watched;
import io.oase.playbook.Worded;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said about alerts, on pages and in the API. */
record AlertWords(Reader reader) {
    /** Nobody pictures more. */
    private static final double RAREST = 1_000_000;

    private static final int WORDS = 5;

    String name(Alert alert) {
        return name(alert.name());
    }

    String name(Watched topic) {
        return name(topic.name());
    }

    private String name(@Nullable Worded name) {
        return name == null
                ? reader.say("alerts.everything")
                : name.in(reader.language().locale());
    }

    String state(Alert.State state) {
        return switch (state) {
            case OPEN -> reader.say("alerts.state.open");
            case SILENCED -> reader.say("alerts.state.silenced");
            case TAKEN_UP -> reader.say("alerts.state.taken_up");
            case OVER -> reader.say("alerts.state.over");
        };
    }

    /** Why it was noticed, each a sentence, the most telling first. */
    List<String> why(Alert alert) {
        Alert.Grounds why = alert.grounds();
        List<String> words = why.words().keySet().stream().limit(WORDS).toList();
        String from = reader.at(why.from());
        String to = reader.clock(why.from().plusSeconds(60L * why.minutes()));
        List<String> sentences = new ArrayList<>();
        sentences.add(
                words.isEmpty()
                        ? reader.say("alerts.whyall", why.people(), why.minutes(), from, to, why.posts())
                        : reader.say(
                                "alerts.why",
                                why.people(),
                                why.minutes(),
                                from,
                                to,
                                why.posts(),
                                String.join(", ", words)));
        String where = alert.channel() == null
                ? reader.say("alerts.usual.all")
                : reader.say("alerts.usual.here", alert.channel().name());
        sentences.add(reader.say("alerts.usual", where, number(why.usual())));
        long rare = Math.round(Math.min(RAREST, 1 / Math.max(why.chance(), 1 / RAREST)));
        sentences.add(reader.say("alerts.chance", rare));
        return sentences;
    }

    String silenced(Alert.Silence silence) {
        return reader.say("alerts.silenced", silence.byName(), silence.until(), silence.reason());
    }

    /** With one digit behind the point where that says something. */
    String number(double people) {
        if (people < 0.1) {
            return reader.say("alerts.under");
        }
        NumberFormat format = NumberFormat.getInstance(
                Locale.forLanguageTag(reader.language().locale().getLanguage()));
        format.setMaximumFractionDigits(people < 10 ? 1 : 0);
        return format.format(people);
    }
}
