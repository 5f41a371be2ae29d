package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.Exchange;
import io.oase.prewritten.Origin;
import io.oase.prewritten.PrewrittenBody;
import io.oase.prewritten.PrewrittenReply;
import io.oase.reply.Repetition;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A prewritten reply as the JSON API shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record PrewrittenJson(
        long id,
        int version,
        String name,
        @Nullable String language,
        List<Long> channels,
        List<Long> teams,
        String text,
        Instant changedAt,
        @Nullable String changedBy,
        UsesJson uses) {
    static PrewrittenJson of(PrewrittenReply reply) {
        PrewrittenBody body = reply.body();
        return new PrewrittenJson(
                reply.id(),
                reply.no(),
                body.name(),
                body.language().isEmpty() ? null : body.language(),
                body.channels().stream().sorted().toList(),
                body.teams().stream().sorted().toList(),
                body.text(),
                reply.changedAt(),
                reply.changedBy(),
                new UsesJson(
                        reply.uses().resolved(),
                        reply.uses().askedAgain(),
                        reply.uses().waiting()));
    }

    /** What became of the conversations it was used in. */
    @JsonNaming(SnakeCaseStrategy.class)
    record UsesJson(int resolved, int askedAgain, int waiting) {}

    /** A page of them. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Page(
            List<PrewrittenJson> prewrittenReplies,
            @Nullable Long next) {}

    /** How one stood. */
    @JsonNaming(SnakeCaseStrategy.class)
    record VersionJson(
            int version,
            String name,
            @Nullable String language,
            List<Long> channels,
            List<Long> teams,
            String text,
            Instant createdAt,
            @Nullable String createdBy) {
        static VersionJson of(PrewrittenReply.Version version) {
            return new VersionJson(
                    version.no(),
                    version.body().name(),
                    version.body().language().isEmpty() ? null : version.body().language(),
                    version.body().channels().stream().sorted().toList(),
                    version.body().teams().stream().sorted().toList(),
                    version.body().text(),
                    version.at(),
                    version.by());
        }
    }

    /** All versions, the latest first. */
    record Versions(List<VersionJson> versions) {}

    /** Which one a reply came from. */
    record OriginJson(long id, int version) {
        static @Nullable OriginJson of(@Nullable Origin origin) {
            return origin == null ? null : new OriginJson(origin.id(), origin.version());
        }
    }

    /** The same words, sent in public before. */
    @JsonNaming(SnakeCaseStrategy.class)
    record RepetitionJson(int times, Instant lastAt, String lastBy) {
        static @Nullable RepetitionJson of(@Nullable Repetition before) {
            return before == null ? null : new RepetitionJson(before.times(), before.last(), before.by());
        }
    }

    /** As it reads for a conversation; what goes with a reply as {@code prewritten}. */
    record Filled(
            OriginJson prewritten,
            String text,
            List<String> unfilled,
            @Nullable RepetitionJson repetition) {
        static Filled of(Choosing.Offer offer, @Nullable Repetition before) {
            return new Filled(
                    new OriginJson(offer.origin().id(), offer.origin().version()),
                    offer.text(),
                    offer.unfilled(),
                    RepetitionJson.of(before));
        }
    }

    /** What became of an entry of a file. */
    record EntryJson(long id, String name, @Nullable String language, String outcome) {
        static EntryJson of(Exchange.Line line) {
            return new EntryJson(
                    line.id(),
                    line.name(),
                    line.language().isEmpty() ? null : line.language(),
                    line.outcome().name().toLowerCase(Locale.ROOT));
        }
    }

    /** All entries. */
    record Imported(List<EntryJson> entries) {}
}
