package io.oase;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.oase.db.DatabaseAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code config.yml} says; that file explains each key. Everything has a default, so an empty file is a valid one.
 * Server and logging are Dropwizard's own sections.
 */
public final class OaseConfiguration extends Configuration {
    @Valid
    @JsonProperty
    private Data data = new Data(null);

    @Valid
    @JsonProperty
    private Database database = new Database(null, null, null, null);

    @Pattern(
            regexp = "(https?://[^\\s/]+(/\\S*)?)?",
            message = "must be the address of the pages, https://inbox.example.org")
    @JsonProperty
    private @Nullable String publicUrl;

    @Min(0)
    @Max(60)
    @JsonProperty
    private int undoSeconds = 5;

    @Min(1)
    @Max(60)
    @JsonProperty
    private int answersPerMinute = 20;

    @JsonProperty
    private boolean privateAddresses;

    @Valid
    @JsonProperty
    private Keys keys = new Keys(null);

    @Valid
    @JsonProperty
    private Playbooks playbooks = new Playbooks(null);

    @Valid
    @JsonProperty
    private Node node = new Node(null, null);

    @Valid
    @JsonProperty
    private SignIn signIn = new SignIn(null);

    @Valid
    @JsonProperty
    private NoticesConfiguration notices = new NoticesConfiguration(null, null, null);

    /** @param folder what Oase keeps itself: the database it brings along, the keys */
    record Data(@Nullable String folder) {}

    /** @param url JDBC URL; blank: the database Oase brings along */
    record Database(
            @Nullable
            @Pattern(regexp = "(jdbc:postgresql://\\S+)?", message = "must look like jdbc:postgresql://host:5432/oase")
            String url,

            @Nullable String user,
            @Nullable String password,
            @Nullable @Min(5) @Max(1000) Integer maxConnections) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    /** @param file where the keys for channel secrets are kept */
    record Keys(@Nullable String file) {}

    /** @param folder where crisis playbooks are read from */
    record Playbooks(@Nullable String folder) {}

    /**
     * @param name differs between nodes
     * @param threads polls at once
     */
    record Node(
            @Nullable @Pattern(regexp = "[\\w.-]{0,100}", message = "may hold letters, digits, dots and hyphens")
            String name,

            @Nullable @Min(1) @Max(200) Integer threads) {}

    /** @param sessionDays how long a sign-in lasts */
    record SignIn(@Nullable @Min(1) @Max(365) Integer sessionDays) {}

    /** Where Oase keeps what it keeps in files. */
    public Path dataFolder() {
        return Path.of(given(data.folder()).orElse("data"));
    }

    /** Where the database that Oase brings along is kept. */
    public Path databaseFolder() {
        return dataFolder().resolve("database");
    }

    /** The server to use; empty: the one that Oase brings along. */
    public Optional<DatabaseAddress> databaseAddress() {
        return given(database.url())
                .map(url -> new DatabaseAddress(
                        url,
                        given(database.user()).orElse("oase"),
                        Objects.requireNonNullElse(database.password(), "")));
    }

    /** Most connections this node holds in its pool. */
    public int maxConnections() {
        return Objects.requireNonNullElse(database.maxConnections(), 20);
    }

    /** Address of the pages as people type it, without a slash at the end; empty where none is set. */
    public Optional<String> publicUrl() {
        return given(publicUrl).map(url -> url.replaceAll("/+$", ""));
    }

    /** How long a reply can be taken back before it is published; 0: not at all. */
    public int undoSeconds() {
        return undoSeconds;
    }

    /** How many answers a channel gets in a minute when many are answered at once; its network may take fewer. */
    public int answersPerMinute() {
        return answersPerMinute;
    }

    /** Whether channels, feeds and pictures may be fetched from private addresses. */
    public boolean privateAddresses() {
        return privateAddresses;
    }

    /** Where the keys for channel secrets are kept. */
    public Path keysFile() {
        return given(keys.file()).map(Path::of).orElseGet(() -> dataFolder().resolve("keys.json"));
    }

    /** Where playbooks are read from. */
    public Path playbooksFolder() {
        return Path.of(given(playbooks.folder()).orElse("playbooks"));
    }

    /** Has them read from somewhere else than is said there. */
    void readPlaybooksFrom(Path folder) {
        playbooks = new Playbooks(folder.toString());
    }

    /** The name given to this node; empty: it makes one up at each start. */
    public Optional<String> nodeName() {
        return given(node.name());
    }

    /** How many polls and other scheduled work run at once on this node. */
    public int threads() {
        return Objects.requireNonNullElse(node.threads(), 8);
    }

    /** How long a sign-in lasts, in days. */
    public int sessionDays() {
        return Objects.requireNonNullElse(signIn.sessionDays(), 14);
    }

    /** How notices leave the house. */
    NoticesConfiguration notices() {
        return notices;
    }

    /** What stands there; empty for nothing and for blanks. */
    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
