package io.oase.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** The second process: a whole team at work on one server while posts arrive, and what that was like for them. */
public final class Load {
    private final Task task;
    private final Sheet sheet;
    private final Timings timings = new Timings();
    private final Queue<Throwable> brokenOff = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Colleague> readers = new ArrayList<>();
    private final List<Colleague> authors = new ArrayList<>();

    private Load(Task task, Sheet sheet) {
        this.task = task;
        this.sheet = sheet;
        for (int i = 0; i < task.cookies().size(); i++) {
            Visitor visitor = Visitor.with(task.server(), task.cookies().get(i));
            if (i < task.reading()) {
                readers.add(Colleague.reading(visitor, task, timings, i));
            } else {
                authors.add(Colleague.answering(visitor, task, timings, i, asked));
            }
        }
    }

    /** @param arguments the file in which stands what to do */
    public static void main(String[] arguments) throws IOException {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger all) {
            all.setLevel(Level.WARN);
        }
        Task task = new ObjectMapper().readValue(Path.of(arguments[0]).toFile(), Task.class);
        new Load(task, new Sheet(new PrintStream(System.out, true, StandardCharsets.UTF_8))).run();
        System.exit(0); // whatever the pools think of it
    }

    private void run() throws IOException {
        try (Workshop workshop = new Workshop(task.database(), Path.of(task.keys()), List.of());
                Screens screens = new Screens(task.server(), task.cookies(), task.streams())) {
            Map<String, Double> statements = new Asked(task.admin()).by(readers.get(0), authors.get(0));
            Arrivals arrivals =
                    new Arrivals(workshop, workshop.channels.get(task.channel()), screens, timings, task.posts());
            List<Thread> all = new ArrayList<>(List.of(new Thread(arrivals, "arrivals")));
            readers.forEach(each -> all.add(new Thread(each, "reader")));
            authors.forEach(each -> all.add(new Thread(each, "author")));
            all.forEach(each -> each.setUncaughtExceptionHandler((thread, why) -> brokenOff.add(why)));
            all.forEach(Thread::start);
            wait(Math.max(1, task.seconds() / 5));
            timings.forget();
            screens.forget();
            long before = arrivals.stored();
            long began = System.nanoTime();
            wait(task.seconds());
            double seconds = (System.nanoTime() - began) / 1e9;
            long stored = arrivals.stored() - before;
            arrivals.end();
            readers.forEach(Colleague::end);
            authors.forEach(Colleague::end);
            for (Thread each : all) {
                join(each);
            }
            wait(1); // for what is on its way to the screens
            print(screens, stored, seconds);
            sheet.say("  statements a request           %s, without BEGIN and COMMIT", in(statements));
        }
    }

    private void print(Screens screens, long stored, double seconds) {
        List<String> pages = List.of(Colleague.LIST, Colleague.CONVERSATION, Colleague.SEARCH);
        long read = pages.stream().mapToLong(each -> timings.all(each).size()).sum();
        sheet.say(
                "  done in %.0f s                   %,d pages, %,d answers, %d refused since something newer had come, %,d posts",
                seconds,
                read,
                timings.all(Colleague.ANSWER).size(),
                timings.all(Colleague.REFUSED).size(),
                stored);
        pages.forEach(each -> sheet.row(each, timings.all(each)));
        sheet.row(Colleague.ANSWER, timings.all(Colleague.ANSWER));
        sheet.row(Arrivals.STORED, timings.all(Arrivals.STORED));
        sheet.row("from commit to screen", screens.took());
        if (!brokenOff.isEmpty()) {
            sheet.say(
                    "  BROKEN OFF                     %d of them, the first by: %s",
                    brokenOff.size(), brokenOff.peek());
        }
        if (screens.missed() > 0) {
            sheet.say(
                    "  events that never came         %,d; the server closed %d streams",
                    screens.missed(), screens.closed());
        }
    }

    private static String in(Map<String, Double> statements) {
        return statements.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%s %.1f", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void wait(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
