package io.oase.testing;

import io.oase.base.Said;
import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Declaration;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.Declaration.Field;
import io.oase.channel.Introduction;
import io.oase.channel.KnownPost;
import io.oase.channel.Network;
import io.oase.channel.Outgoing;
import io.oase.channel.Page;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePostBuilder;
import io.oase.channel.TextRule;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A network that lives in the test: posts in the order they arrive, pages of twenty, answers published by key. Passes the
 * same contract as the real ones.
 */
public final class FakeNetwork implements Network {
    public static final int PAGE = 20;

    private static final RemotePerson SELF = RemotePerson.of("self", "hilfe@fake.example", "Hilfe");

    private final Map<String, RemotePost> posts = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, Connector.Published> published = new LinkedHashMap<>();
    private final List<Outgoing> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile @Nullable Trouble trouble;
    private volatile boolean loseReceipt;
    private volatile boolean mute;
    private volatile int max = 300;
    private volatile Consumer<Outgoing> beforePublishing = part -> {};
    private volatile Runnable afterReading = () -> {};
    private volatile List<Field> settings = List.of(new Field("server", Field.Kind.TEXT, false, ""));
    private volatile List<Field> secrets = List.of(new Field("token", Field.Kind.SECRET, false, ""));
    private volatile Introduction introduction =
            new Introduction(Optional.of(SELF), "fake.example", List.of(), List.of());
    private volatile @Nullable Access access;

    @Override
    public Declaration declaration() {
        return new Declaration(
                "fake",
                "Fake",
                settings,
                secrets,
                Set.of(Capability.REPLY, Capability.PRIVATE_MESSAGES, Capability.THREADS, Capability.RATINGS),
                30);
    }

    @Override
    public Connector connect(Access given) {
        access = given;
        return new FakeConnector();
    }

    @Override
    public TextRule usualTextRule(Visibility visibility) {
        return new TextRule(max, text -> text.codePointCount(0, text.length()));
    }

    /** Somebody writes; change what is special about the post in {@code more}. Answers its key. */
    public synchronized String post(String who, String text, Instant at, Consumer<RemotePostBuilder> more) {
        String key = "fake:" + ids.incrementAndGet();
        RemotePostBuilder builder = RemotePost.of(key, person(who), text, at)
                .url("https://fake.example/" + key)
                .language("en");
        more.accept(builder);
        put(builder.build());
        return key;
    }

    /** Somebody addresses us. */
    public String mention(String who, String text, Instant at) {
        return post(who, text, at, builder -> {});
    }

    /** Somebody answers a post. */
    public String reply(String who, String parent, String text, Instant at) {
        return post(who, text, at, builder -> builder.parent(parent).kind(RemotePost.Kind.REPLY));
    }

    /** A colleague answers in the network's own app, or announces something. */
    public String own(@Nullable String parent, String text, Instant at) {
        String key = "fake:" + ids.incrementAndGet();
        synchronized (this) {
            put(RemotePost.of(key, SELF, text, at)
                    .own(true)
                    .addressed(false)
                    .parent(parent)
                    .build());
        }
        return key;
    }

    public synchronized void put(RemotePost post) {
        posts.put(post.key(), post);
        order.add(post.key());
    }

    public synchronized void edit(String key, String text) {
        RemotePost old = posts.get(key);
        posts.put(
                key,
                RemotePost.of(key, old.author(), text, old.postedAt())
                        .parent(old.parentKey())
                        .kind(old.kind())
                        .visibility(old.visibility())
                        .build());
    }

    public synchronized void delete(String key) {
        posts.remove(key);
    }

    /** Everything fails with this from now on; null ends it. */
    public void fail(@Nullable Trouble with) {
        trouble = with;
    }

    /** The next answer is published, but its receipt never arrives. */
    public void loseNextReceipt() {
        loseReceipt = true;
    }

    /** Whether looking for a published answer cannot tell. */
    public void cannotTell(boolean value) {
        mute = value;
    }

    public void limit(int graphemes) {
        max = graphemes;
    }

    /** What a form has to ask for from now on. */
    public void asksFor(List<Field> declaredSettings, List<Field> declaredSecrets) {
        settings = declaredSettings;
        secrets = declaredSecrets;
    }

    /** What it says to whoever tests a connection from now on. */
    public void introduces(Introduction with) {
        introduction = with;
    }

    /** What the latest connector was made with. */
    public Access access() {
        return java.util.Objects.requireNonNull(access);
    }

    /** Called by every reading, once it is decided what it finds. */
    public void afterReading(Runnable hook) {
        afterReading = hook;
    }

    /** Called by every publishing, before it takes effect. */
    public void beforePublishing(Consumer<Outgoing> hook) {
        beforePublishing = hook;
    }

    /** What was published, oldest first, each key once. */
    public synchronized List<String> published() {
        return published.keySet().stream()
                .map(key -> sent.stream()
                        .filter(part -> part.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .text())
                .toList();
    }

    /** Every request to publish, repeats included. */
    public List<Outgoing> sent() {
        return List.copyOf(sent);
    }

    private static RemotePerson person(String who) {
        return RemotePerson.of("person:" + who, who + "@fake.example", who);
    }

    private final class FakeConnector implements Connector {
        @Override
        public Introduction introduce() {
            check();
            return introduction;
        }

        @Override
        public Page read(@Nullable String bookmark, Instant importSince) {
            check();
            Page page = page(bookmark, importSince);
            afterReading.run();
            return page;
        }

        private Page page(@Nullable String bookmark, Instant importSince) {
            synchronized (FakeNetwork.this) {
                int from = bookmark == null ? 0 : Integer.parseInt(bookmark);
                int to = Math.min(order.size(), from + PAGE);
                List<RemotePost> page = order.subList(from, to).stream()
                        .map(posts::get)
                        .filter(post -> post != null && !post.postedAt().isBefore(importSince))
                        .toList();
                return Page.of(page, String.valueOf(to), to == order.size());
            }
        }

        @Override
        public int lookBatch() {
            return 10;
        }

        @Override
        public List<Look> look(List<KnownPost> known) {
            check();
            synchronized (FakeNetwork.this) {
                return known.stream()
                        .<Look>map(post -> posts.containsKey(post.key())
                                ? new Look.Present(post.key(), posts.get(post.key()))
                                : new Look.Gone(post.key()))
                        .toList();
            }
        }

        @Override
        public List<Visibility> audiences(KnownPost post) {
            return post.visibility().isPublic()
                    ? List.of(post.visibility(), Visibility.PRIVATE)
                    : List.of(Visibility.PRIVATE);
        }

        @Override
        public TextRule textRule(Visibility visibility) {
            return new TextRule(max, text -> text.codePointCount(0, text.length()));
        }

        @Override
        public String addressing(KnownPost post, Visibility visibility) {
            return "@" + post.authorHandle() + " ";
        }

        @Override
        public Published publish(Outgoing part) {
            check();
            beforePublishing.accept(part);
            synchronized (FakeNetwork.this) {
                sent.add(part);
                Published done = published.computeIfAbsent(part.key(), key -> {
                    String own = "fake:" + ids.incrementAndGet();
                    put(RemotePost.of(own, SELF, part.text(), part.createdAt())
                            .own(true)
                            .addressed(false)
                            .parent(part.parent().key())
                            .visibility(part.visibility())
                            .build());
                    return new Published(
                            own, Optional.of("https://fake.example/" + own), Map.of("id", own), part.createdAt());
                });
                if (loseReceipt) {
                    loseReceipt = false;
                    throw new Trouble(Trouble.Kind.UNREACHABLE, Said.of("trouble.timeout", "fake.example"), true, null);
                }
                return done;
            }
        }

        @Override
        public Search find(Outgoing part) {
            check();
            if (mute) {
                return new Search.CannotTell();
            }
            synchronized (FakeNetwork.this) {
                Published done = published.get(part.key());
                return done == null ? new Search.NotThere() : new Search.Found(done);
            }
        }

        private void check() {
            Trouble present = trouble;
            if (present != null) {
                throw present;
            }
        }
    }
}
