package io.oase.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.channel.Channel;
import io.oase.insight.Packing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;

/** The response-time report over a year on one channel: read from a server that has just started, and put together from events. */
final class Reporting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi db;
    private final Channel channel;
    private final Instant now;

    Reporting(Jdbi db, Channel channel, Instant now) {
        this.db = db;
        this.channel = channel;
        this.now = now;
    }

    /** Fills the year, and packs it as every node does hourly. */
    void prepare(int conversations, List<Long> colleagues) {
        new MeasuredYear(db).fill(conversations, List.of(channel.id()), colleagues);
        new Packing(db).packAll();
    }

    /**
     * What was read and how long that took.
     *
     * @param first milliseconds of the first page, some seconds after the start
     * @param later milliseconds of the following ones
     * @param median seconds to the first response, as the report has it
     * @param eventMilliseconds how long the same took from the events
     * @param eventMedian what came of it
     */
    record Read(double first, List<Double> later, long median, double eventMilliseconds, double eventMedian) {}

    /** Milliseconds of the first page of a server that has just started. */
    double first(Visitor visitor) {
        return visitor.time(1, i -> "/reports" + period()).get(0);
    }

    Read read(Visitor visitor, int reads) {
        String period = period();
        pause(reads < 10 ? 0 : 10);
        double first = first(visitor);
        List<Double> later = visitor.time(reads, i -> "/reports" + period);
        long median = median(visitor.read("/reports/response-times.json" + period));
        long began = System.nanoTime();
        List<Double> events = new MeasuredYear(db)
                .fromEvents(channel.id(), now.minus(Duration.ofDays(367)), now.plus(Duration.ofDays(1)));
        return new Read(first, later, median, (System.nanoTime() - began) / 1e6, events.get(1));
    }

    private String period() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return "?from=" + today.minusDays(366) + "&to=" + today.plusDays(1) + "&channel=" + channel.id();
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long median(String json) {
        try {
            JsonNode times = JSON.readTree(json).path("times");
            return StreamSupport.stream(times.spliterator(), false)
                    .filter(each -> each.path("kind").asText().equals("first_response"))
                    .findFirst()
                    .orElseThrow()
                    .at("/clock/median")
                    .asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report is no JSON", e);
        }
    }
}
