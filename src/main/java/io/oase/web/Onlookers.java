package io.oase.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.looking.Looking;
import io.oase.looking.Onlooker;
import io.oase.people.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which conversation before them, as an event for all open pages: with names and faces, so that none of them has to
 * ask. Faces are read once a minute for all streams together.
 */
final class Onlookers {
    private static final Logger LOG = LoggerFactory.getLogger(Onlookers.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Looking looking;
    private final People people;
    private final Map<Long, Face> faces = new ConcurrentHashMap<>();

    Onlookers(Looking looking, People people) {
        this.looking = looking;
        this.people = people;
    }

    private record Face(String name, Avatar avatar, long readAt) {}

    /** One of them, as pages get it. */
    record Seen(
            long id,
            String name,
            String initials,
            int tone,
            @Nullable String picture,
            String doing) {}

    /** What one of them does, in lower case. */
    static String word(Onlooker onlooker) {
        return onlooker.doing().name().toLowerCase(Locale.ROOT);
    }

    void listen(Consumer<Set<Long>> changed) {
        looking.listen(changed);
    }

    /** Everybody, for a page that has just opened; it replaces what the page knew. */
    byte[] everybody() {
        return event(true, views(looking.all()));
    }

    /** Those who have these conversations before them; where nobody has, the list is empty. */
    byte[] at(Set<Long> conversations) {
        Map<Long, List<Seen>> views = views(looking.all().stream()
                .filter(each -> conversations.contains(each.conversation()))
                .toList());
        conversations.forEach(id -> views.computeIfAbsent(id, none -> List.of()));
        return event(false, views);
    }

    private Map<Long, List<Seen>> views(Collection<Onlooker> onlookers) {
        Map<Long, Face> known =
                faces(onlookers.stream().map(Onlooker::account).distinct().toList());
        Map<Long, List<Seen>> views = new TreeMap<>();
        for (Onlooker each : onlookers) {
            Face face = known.get(each.account());
            if (face != null) {
                Avatar avatar = face.avatar;
                views.computeIfAbsent(each.conversation(), id -> new ArrayList<>())
                        .add(new Seen(
                                each.account(),
                                face.name,
                                avatar.initials(),
                                avatar.tone(),
                                avatar.picture(),
                                word(each)));
            }
        }
        return views;
    }

    private Map<Long, Face> faces(List<Long> accounts) {
        long now = System.nanoTime();
        List<Long> stale = accounts.stream()
                .filter(id -> {
                    Face face = faces.get(id);
                    return face == null || now - face.readAt > FRESH.toNanos();
                })
                .toList();
        if (!stale.isEmpty()) {
            try {
                people.byIds(stale)
                        .forEach((id, account) -> faces.put(id, new Face(account.name(), Faces.of(account), now)));
            } catch (RuntimeException e) {
                LOG.debug("Faces cannot be read at the moment", e);
            }
        }
        Map<Long, Face> known = new HashMap<>();
        accounts.forEach(id -> {
            Face face = faces.get(id);
            if (face != null) {
                known.put(id, face);
            }
        });
        return known;
    }

    private static byte[] event(boolean all, Map<Long, List<Seen>> views) {
        try {
            String data = JSON.writeValueAsString(Map.of("all", all, "conversations", views));
            return ("event: looking\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
