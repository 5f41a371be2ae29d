package io.oase.playbook;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A crisis plan as its file says it; each part is described in docs/writing-playbooks.md. What a file leaves out is an empty list.
 *
 * @param id the name of its file without the ending
 * @param owner who keeps it up to date, in words
 * @param reviewBy the day from which it counts as not looked after
 * @param languages it is written in, the first part of BCP 47 tags; every text in every one of them
 * @param levels of severity, the gravest first
 * @param guide Markdown by language, for whoever leads
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Playbook(
        String id,
        Worded title,
        Worded summary,
        String owner,
        LocalDate reviewBy,
        List<String> languages,
        Triggers triggers,
        List<Level> levels,
        List<PartRole> roles,
        List<Step> steps,
        List<FactField> facts,
        List<Statement> statements,
        @Nullable Worded silence,
        List<Question> questions,
        @Nullable Manners manners,
        List<Stop> stops,
        List<Contact> contacts,
        List<Condition> standingDown,
        Review review,
        Map<String, String> guide) {
    public Playbook {
        languages = given(languages);
        levels = given(levels);
        roles = given(roles);
        steps = given(steps);
        facts = given(facts);
        statements = given(statements);
        questions = given(questions);
        stops = given(stops);
        contacts = given(contacts);
        standingDown = given(standingDown);
        guide = guide == null ? Map.of() : Map.copyOf(guide);
    }

    /** The level with this number. */
    public Optional<Level> level(int number) {
        return levels.stream().filter(level -> level.level() == number).findFirst();
    }

    /** The fact with this id. */
    public Optional<FactField> fact(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** The statement with this id. */
    public Optional<Statement> statement(String id) {
        return statements.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * What lets somebody reach for it.
     *
     * @param byHand when a person should, whatever the numbers say
     * @param topics watched in what comes in
     * @param channels {@link Where} it is watched
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Triggers(
            Worded byHand, List<Topic> topics, @Nullable Ratings ratings, List<String> channels) {
        public Triggers {
            topics = given(topics);
            channels = given(channels);
        }
    }

    /**
     * Words whose volume is watched against its usual level, and by which conversations are gathered.
     *
     * @param words by language: single words, found with their inflected forms, or phrases, found as they stand
     * @param atLeast so many different people before anything is said
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Topic(String id, Worded name, Map<String, List<String>> words, int atLeast) {
        public Topic {
            words = words == null ? Map.of() : Map.copyOf(words);
        }
    }

    /**
     * So many ratings this bad or worse, of five, within this time.
     *
     * @param gather whether such reviews are gathered, whatever they say
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Ratings(int atMost, int atLeast, int withinMinutes, boolean gather) {}

    /**
     * How bad it is.
     *
     * @param level 1 is the gravest
     * @param when what makes it this one; "if unsure, the graver one"
     * @param tell audiences: {@code everyone}, {@code agents}, {@code leads}, {@code comms}, {@code admins}, or {@code role:} and an id
     * @param approve who has to approve before anything is said; null: nobody has to
     * @param targets promised times by the clock; null: the usual ones stay
     * @param updateEvery minutes; an update at least so often, each naming the next
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Level(
            int level,
            Worded name,
            Worded when,
            List<String> tell,
            @Nullable Approve approve,
            @Nullable Times targets,
            int updateEvery) {
        public Level {
            tell = given(tell);
        }
    }

    /**
     * A second pair of eyes.
     *
     * @param what {@code statements}, {@code answers} or both
     * @param by ids of account roles of which one has to approve
     * @param within minutes to do so; null: as long as it takes
     * @param then {@code wait} or {@code publish}, once that time is over
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Approve(
            List<String> what,
            List<String> by,
            @Nullable Integer within,
            @Nullable String then) {
        public Approve {
            what = given(what);
            by = given(by);
        }
    }

    /** Promised times in minutes by the clock, day and night; null: as usual. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Times(
            @Nullable Integer firstResponse,
            @Nullable Integer nextResponse,
            @Nullable Integer resolution) {}

    /**
     * A part somebody plays.
     *
     * @param does what they do and do not do
     * @param from ids of account roles it is filled from
     * @param people names of accounts, the holder first, then the deputies; empty: chosen on activation
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record PartRole(String id, Worded name, Worded does, List<String> from, List<String> people) {
        public PartRole {
            from = given(from);
            people = given(people);
        }
    }

    /**
     * Something to be done.
     *
     * @param role id of who does it
     * @param due minutes after activation
     * @param evidence what to write down once it is done; null: nothing
     * @param after ids of steps that come first
     * @param levels it is for; empty: each
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Step(
            String id,
            Worded title,
            @Nullable Worded how,
            String role,
            int due,
            @Nullable Worded evidence,
            List<String> after,
            List<Integer> levels) {
        public Step {
            after = given(after);
            levels = given(levels);
        }

        /** Whether it is done at this level. */
        public boolean isFor(int level) {
            return levels.isEmpty() || levels.contains(level);
        }
    }

    /** What kind of thing a fact is: how it is asked for, checked and written. */
    public enum FactType {
        /** Words, in each language. */
        TEXT,
        /** Words that are the same in each language: a name, a number with its unit. */
        NAME,
        NUMBER,
        /** A day and a time of day. */
        TIME,
        DATE,
        LINK,
        /** One of {@link FactField#choices}. */
        CHOICE;

        /** As it is written in a file. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that is not known beforehand.
     *
     * @param required whether nothing but an acknowledgement goes out without it
     * @param longest characters it may have
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record FactField(
            String id,
            Worded label,
            @Nullable Worded hint,
            @Nullable Worded example,
            FactType type,
            boolean required,
            List<Worded> choices,
            @Nullable Integer longest) {
        public FactField {
            choices = given(choices);
        }
    }

    /** When in a crisis something is said. */
    public enum Phase {
        /** "We have seen it"; without facts. */
        ACKNOWLEDGEMENT,
        HOLDING,
        UPDATE,
        SOLUTION,
        APOLOGY,
        CORRECTION;

        /** As it is written in a file. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** To whom something is said. */
    public enum Audience {
        /** Where everybody reads along. */
        PUBLIC,
        /** To one person only. */
        PRIVATE,
        /** By the press office; never published by Oase. */
        PRESS;

        /** As it is written in a file. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something to say.
     *
     * @param channels {@link Where} it may be said; for the press empty
     * @param text by language its variants, with slots; fifty answers are not fifty copies
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Statement(
            String id, Phase phase, Audience audience, List<String> channels, Map<String, List<String>> text) {
        public Statement {
            channels = given(channels);
            text = text == null ? Map.of() : Map.copyOf(text);
        }
    }

    /** What people ask, and what is answered. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Question(String id, Worded question, Worded answer) {}

    /**
     * How to speak.
     *
     * @param avoid phrases by language that are pointed at in an answer
     * @param press what is for the press office alone
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Manners(
            List<Worded> doThis, List<Worded> doNot, Map<String, List<String>> avoid, List<Worded> press) {
        public Manners {
            doThis = given(doThis);
            doNot = given(doNot);
            avoid = avoid == null ? Map.of() : Map.copyOf(avoid);
            press = given(press);
        }
    }

    /** What can be stopped. */
    public enum Stopped {
        /** Acknowledgements nobody wrote. */
        ACKNOWLEDGEMENTS,
        /** Every message nobody wrote. */
        AUTOMATIC,
        /** Answers written before and not yet out. */
        QUEUED;

        /** As it is written in a file. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that stops.
     *
     * @param channels {@link Where}
     * @param audience null: public and private
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Stop(
            Stopped what, List<String> channels, @Nullable Audience audience) {
        public Stop {
            channels = given(channels);
        }
    }

    /** Somebody to turn to. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Contact(Worded who, Worded why, String reach) {}

    /** Something that has to be true before it is over. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Condition(String id, Worded text) {}

    /**
     * Learning from it.
     *
     * @param role id of who writes it
     * @param withinDays after it is over
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Review(String role, int withinDays, List<Worded> questions) {
        public Review {
            questions = given(questions);
        }
    }
}
