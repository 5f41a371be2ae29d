package io.oase.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Fault;
import io.oase.playbook.Kept;
import io.oase.playbook.Playbook;
import io.oase.playbook.Shelf;
import io.oase.playbook.Worded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Playbooks as the API says them. */
final class PlaybookJson {
    private PlaybookJson() {}

    /** All of them, what is wrong with files, and why the folder cannot be looked at. */
    record All(
            List<Line> playbooks,
            List<Broken> faults,
            @Nullable String trouble) {
        static All of(Catalogue.Overview overview, Reader reader) {
            return new All(
                    overview.versions().stream().map(Line::of).toList(),
                    overview.faults().entrySet().stream()
                            .flatMap(each ->
                                    each.getValue().stream().map(fault -> Broken.of(each.getKey(), fault, reader)))
                            .toList(),
                    overview.trouble().map(reader::say).orElse(null));
        }
    }

    /** One that can be put in force. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            String id,
            Worded title,
            Worded summary,
            String owner,
            LocalDate reviewBy,
            List<String> languages,
            String version,
            Instant since) {
        static Line of(Shelf.Version version) {
            Playbook playbook = version.playbook();
            return new Line(
                    playbook.id(),
                    playbook.title(),
                    playbook.summary(),
                    playbook.owner(),
                    playbook.reviewBy(),
                    playbook.languages(),
                    version.hash(),
                    version.since());
        }
    }

    /** Something wrong with a file. */
    record Broken(String file, int line, String field, String words) {
        static Broken of(String file, Fault fault, Reader reader) {
            return new Broken(file, fault.line(), fault.field(), reader.say(fault.said()));
        }
    }

    /**
     * One of them, whole.
     *
     * @param front its front matter, as its file says it
     * @param guide Markdown by language
     */
    record Whole(String id, String version, Instant since, JsonNode front, Map<String, String> guide) {
        static Whole of(Catalogue.Opened opened) {
            return new Whole(
                    opened.playbook().id(),
                    opened.kept().hash(),
                    opened.since(),
                    opened.front(),
                    opened.playbook().guide());
        }
    }

    /** A version as it is kept. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Version(
            String hash,
            String playbook,
            String origin,
            String state,
            Instant at,
            @Nullable String by,
            @Nullable String reviewer,
            @Nullable Instant reviewedAt,
            @Nullable String refused) {
        static Version of(Kept kept) {
            return new Version(
                    kept.hash(),
                    kept.playbookId(),
                    kept.origin(),
                    kept.state().name().toLowerCase(Locale.ROOT),
                    kept.at(),
                    kept.byName(),
                    kept.reviewerName(),
                    kept.reviewedAt(),
                    kept.refused());
        }
    }

    /** A version with what it says. */
    record Source(Version version, String source) {
        static Source of(Catalogue.Opened opened) {
            return new Source(Version.of(opened.kept()), opened.source());
        }
    }

    /** The versions of one, latest first. */
    record Versions(List<Version> versions) {
        static Versions of(List<Kept> all) {
            return new Versions(all.stream().map(Version::of).toList());
        }
    }
}
