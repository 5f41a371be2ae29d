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
        return alert.grounds().rule() == null ? name(alert.name()) : reader.say("alerts.ratings");
    }

    String name(Watched topic) {
        return topic.ratings() == null ? name(topic.name()) : reader.say("alerts.ratings");
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
        Alert.Rule rule = why.rule();
        if (rule != null) {
            return rated(alert, why, rule);
        }
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
        sentences.add(reader.say("alerts.usual", where(alert), number(why.usual())));
        if (why.chance() != null) {
            long rare = Math.round(Math.min(RAREST, 1 / Math.max(why.chance(), 1 / RAREST)));
            sentences.add(reader.say("alerts.chance", rare));
        }
        return sentences;
    }

    private String where(Alert alert) {
        return alert.channel() == null
                ? reader.say("alerts.usual.all")
                : reader.say("alerts.usual.here", alert.channel().name());
    }

    private List<String> rated(Alert alert, Alert.Grounds why, Alert.Rule rule) {
        return List.of(
                reader.say(
                        "alerts.rated",
                        why.people(),
                        stars(rule.stars()),
                        span(why.minutes()),
                        reader.at(why.from()),
                        why.posts()),
                reader.say("alerts.ratedusual", where(alert), number(why.usual())),
                reader.say("alerts.ratedrule", rule.atLeast(), stars(rule.stars()), span(why.minutes())));
    }

    /** What is watched, where it is ratings. */
    String asked(Watched topic, Watched.Ratings ratings) {
        return reader.say("alerts.ratedrule", topic.atLeast(), stars(ratings.atMost()), span(ratings.withinMinutes()));
    }

    private String stars(int most) {
        return reader.say("alerts.stars", most);
    }

    private String span(int minutes) {
        return reader.say(
                minutes % 1440 == 0 ? "alerts.days" : minutes % 60 == 0 ? "alerts.wholehours" : "alerts.minutes",
                minutes % 1440 == 0 ? minutes / 1440 : minutes % 60 == 0 ? minutes / 60 : minutes);
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
