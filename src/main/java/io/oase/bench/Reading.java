package io.oase.bench;

import io.oase.channel.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long pages take: lists from the beginning and from deep within, narrowed and searched, and conversations. */
final class Reading {
    private static final Pattern NEXT = Pattern.compile("/inbox/\\w+\\?cursor=[^\"]+");
    private static final int DEPTH = 40;

    private final Visitor visitor;
    private final Channel channel;
    private final List<Long> conversations;

    /** @param conversations some of which will be opened */
    Reading(Visitor visitor, Channel channel, List<Long> conversations) {
        this.visitor = visitor;
        this.channel = channel;
        this.conversations = conversations;
    }

    /** Lists by what they are, in the order they are printed. */
    Map<String, List<Double>> lists(int reads) {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("unassigned", "/inbox/unassigned");
        paths.put("mine", "/inbox/mine");
        paths.put("open", "/inbox/open");
        paths.put("open, latest first", "/inbox/open?sort=latest");
        paths.put("open, longest waiting first", "/inbox/open?sort=waiting");
        paths.put("waiting", "/inbox/waiting");
        paths.put("resolved", "/inbox/resolved");
        paths.put("all", "/inbox/all");
        paths.put("open, one channel", "/inbox/open?channel=" + channel.id());
        paths.put("all, one channel", "/inbox/all?channel=" + channel.id());
        paths.put("open, one tag", "/inbox/open?tag=bahn");
        paths.put("all, one tag", "/inbox/all?tag=bahn");
        paths.put("all, a rare tag", "/inbox/all?tag=selten");
        paths.put("all, state waiting", "/inbox/all?state=waiting");
        paths.put("all, one colleague's", "/inbox/all?assignee=me");
        Map<String, List<Double>> took = new LinkedHashMap<>();
        paths.forEach((name, path) -> took.put(name, visitor.time(reads, i -> path)));
        List<String> deep = deep("/inbox/all");
        took.put("all, page 40 and deeper", visitor.time(reads, i -> deep.get(i % deep.size())));
        return took;
    }

    /** Searches and single pages, likewise. */
    Map<String, List<Double>> others(int reads) {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, IntFunction<String>> paths = new LinkedHashMap<>();
        paths.put("search, a rare name", i -> "/inbox/all?q=" + name(random));
        paths.put("search, a common word", i -> "/inbox/all?q=Schwimmbad");
        paths.put("search, two words", i -> "/inbox/open?q=Vertrag+Umzug");
        paths.put("search, a handle", i -> "/inbox/all?q=person" + (1 + random.nextInt(999)));
        paths.put("conversation", i -> "/conversations/" + conversations.get(i % conversations.size()) + "?view=open");
        Map<String, List<Double>> took = new LinkedHashMap<>();
        paths.forEach((name, path) -> took.put(name, visitor.time(reads, path)));
        return took;
    }

    /** A name that hardly any post has. */
    static String name(SplittableRandom random) {
        String[] syllables = {"ba", "lo", "mi", "ter", "kan", "dor", "fel", "sun"};
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(syllables[random.nextInt(syllables.length)]);
        }
        return name.toString();
    }

    /** Addresses of the pages from this depth on, found by following "more". */
    private List<String> deep(String first) {
        List<String> pages = new ArrayList<>();
        String path = first;
        for (int depth = 1; depth < DEPTH + 10; depth++) {
            Matcher next = NEXT.matcher(visitor.read(path));
            if (!next.find()) {
                break;
            }
            path = next.group().replace("&amp;", "&");
            pages.add(path);
        }
        return pages.isEmpty() ? List.of(first) : pages.subList(Math.min(DEPTH, pages.size()) - 1, pages.size());
    }
}
