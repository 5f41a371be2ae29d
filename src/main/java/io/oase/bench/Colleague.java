package io.oase.bench;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody at work: thinks a while, looks at a list, opens a conversation, searches now and then; or opens a conversation and
 * answers it. Everybody thinks as long as it takes, so that those who work are never in step.
 */
final class Colleague implements Runnable {
    static final String LIST = "list";
    static final String CONVERSATION = "conversation";
    static final String SEARCH = "search";
    static final String ANSWER = "answer accepted";
    static final String REFUSED = "answer refused";

    /** Somebody was faster, or something newer has come. */
    private static final int CONFLICT = 409;

    private static final List<String> LISTS = List.of(
            "/inbox/open",
            "/inbox/unassigned",
            "/inbox/mine",
            "/inbox/waiting",
            "/inbox/all",
            "/inbox/open?sort=waiting",
            "/inbox/open?sort=latest",
            "/inbox/open?tag=bahn",
            "/inbox/all?tag=wasser",
            "/inbox/all?state=waiting",
            "/inbox/all?assignee=me");
    private static final List<String> SEARCHES = List.of("Schwimmbad", "Vertrag+Umzug", "Zähler", "Fahrplan+Baustelle");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("form=\"reply\" name=\"seen\" value=\"(\\d+)\"");
    /** The chosen one of two, or the only one, which stands before the paper. */
    private static final Pattern VISIBILITY =
            Pattern.compile("name=\"visibility\" value=\"(\\w+)\"(?: checked>|>\\s*<div)");

    private final Visitor visitor;
    private final Task task;
    private final Timings timings;
    private final SplittableRandom random;
    private final AtomicInteger asked;
    private final boolean answering;
    private final double thinking;
    private volatile boolean ended;

    private Colleague(
            Visitor visitor,
            Task task,
            Timings timings,
            long seed,
            AtomicInteger asked,
            boolean answering,
            double thinking) {
        this.visitor = visitor;
        this.task = task;
        this.timings = timings;
        this.random = new SplittableRandom(seed);
        this.asked = asked;
        this.answering = answering;
        this.thinking = thinking;
    }

    /** Asks for a page every two seconds on an average. */
    static Colleague reading(Visitor visitor, Task task, Timings timings, long seed) {
        return new Colleague(visitor, task, timings, seed, new AtomicInteger(), false, 2);
    }

    /**
     * Answers every twenty seconds on an average.
     *
     * @param asked how many questions were taken so far, by all who answer
     */
    static Colleague answering(Visitor visitor, Task task, Timings timings, long seed, AtomicInteger asked) {
        return new Colleague(visitor, task, timings, seed, asked, true, 20);
    }

    void end() {
        ended = true;
    }

    @Override
    public void run() {
        while (think()) {
            if (answering) {
                answer();
            } else {
                int what = random.nextInt(100);
                if (what < 50) {
                    list();
                } else if (what < 85) {
                    conversation();
                } else {
                    search();
                }
            }
        }
    }

    void list() {
        page(LIST, LISTS.get(random.nextInt(LISTS.size())));
    }

    void conversation() {
        page(
                CONVERSATION,
                "/conversations/"
                        + task.conversations()
                                .get(random.nextInt(task.conversations().size())));
    }

    /** For common words, two at once, a rare name or a handle. */
    void search() {
        String words =
                switch (random.nextInt(4)) {
                    case 0 -> Reading.name(random);
                    case 1 -> "person" + (1 + random.nextInt(999));
                    default -> SEARCHES.get(random.nextInt(SEARCHES.size()));
                };
        page(SEARCH, "/inbox/all?q=" + words);
    }

    /** Opens a question and answers it as the form there does. */
    void answer() {
        String path = "/conversations/"
                + task.questions()
                        .get(asked.getAndIncrement() % task.questions().size());
        String page = timings.of(CONVERSATION, () -> visitor.read(path));
        Map<String, String> form = Map.of(
                "csrf",
                found(CSRF, page),
                "seen",
                found(SEEN, page),
                "visibility",
                found(VISIBILITY, page),
                "text",
                "Thank you, we look after number " + random.nextInt(1_000_000) + " today.",
                "repeated",
                "yes",
                "then",
                "open");
        long began = System.nanoTime();
        int status = visitor.send(path + "/replies", form);
        if (status >= 400 && status != CONFLICT) {
            throw new IllegalStateException(path + "/replies answered " + status);
        }
        timings.note(status == CONFLICT ? REFUSED : ANSWER, (System.nanoTime() - began) / 1e6);
    }

    private void page(String what, String path) {
        timings.note(what, visitor.time(1, i -> path).get(0));
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("A conversation that cannot be answered: there is no " + pattern);
        }
        return found.group(1);
    }

    /** Exponentially long; false when it is time to go home. */
    private boolean think() {
        try {
            long until = System.nanoTime() + (long) (-Math.log(1 - random.nextDouble()) * thinking * 1e9);
            while (!ended && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(Math.min(50, 1 + (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !ended;
    }
}
