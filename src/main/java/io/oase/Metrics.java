package io.oase;

import io.oase.channel.Coverage;
import io.oase.inbox.Fact;
import io.oase.ingest.Poll;
import io.oase.notice.Backlog;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What Prometheus is told. Counters are of this node since its start, gauges of the whole installation. Labels name channels,
 * kinds of things and first words of paths; never people, nor what they wrote.
 */
final class Metrics {
    private static final Set<Fact.Kind> REPLIES =
            EnumSet.of(Fact.Kind.REPLY_PUBLISHED, Fact.Kind.REPLY_FAILED, Fact.Kind.REPLY_UNKNOWN);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Wiring wiring;
    private final Counter polls = Counter.builder()
            .name("oase_polls_total")
            .help("Polls of channels by how they ended: level, more, failed, busy.")
            .labelNames("outcome")
            .register(registry);
    private final Counter posts = Counter.builder()
            .name("oase_posts_received_total")
            .help("Posts that were new.")
            .register(registry);
    private final Counter replies = Counter.builder()
            .name("oase_replies_total")
            .help("Replies by what became of them: published, failed, unknown.")
            .labelNames("outcome")
            .register(registry);
    private final Histogram requests = Histogram.builder()
            .name("oase_request_seconds")
            .help("How long requests took, by method, first word of the path and status. Without live events.")
            .labelNames("method", "path", "status")
            .classicOnly()
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
            .register(registry);
    private final Counter statements = Counter.builder()
            .name("oase_request_statements_total")
            .help(
                    "Database statements that requests sent, by method and first word of the path. Without those that begin and end transactions.")
            .labelNames("method", "path")
            .register(registry);

    private Metrics(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Begins to count. */
    static Metrics of(Wiring wiring) {
        Metrics metrics = new Metrics(wiring);
        JvmMetrics.builder().register(metrics.registry);
        wiring.polling.listen((channel, outcome) -> metrics.polled(outcome));
        wiring.facts.listen((handle, facts, at) -> metrics.replied(facts));
        metrics.measure();
        return metrics;
    }

    PrometheusRegistry registry() {
        return registry;
    }

    /** Times requests, and counts what they ask the database. */
    Filter timing() {
        return (request, response, chain) -> {
            long start = System.nanoTime();
            long before = wiring.database.statementsOfThisThread();
            try {
                chain.doFilter(request, response);
            } finally {
                if (!request.isAsyncStarted()) {
                    HttpServletRequest asked = (HttpServletRequest) request;
                    String path = path(asked.getRequestURI());
                    statements
                            .labelValues(asked.getMethod(), path)
                            .inc(wiring.database.statementsOfThisThread() - before);
                    requests.labelValues(
                                    asked.getMethod(),
                                    path,
                                    String.valueOf(((HttpServletResponse) response).getStatus()))
                            .observe((System.nanoTime() - start) / 1e9);
                }
            }
        };
    }

    /** Few enough values, and none that somebody made up. */
    private static String path(String uri) {
        String[] words = uri.split("/", 5);
        String first =
                words.length > 3 && words[1].equals("api") ? "api/" + words[3] : words.length > 1 ? words[1] : "";
        return KNOWN.contains(first) ? first : "other";
    }

    private static final Set<String> KNOWN = Set.of(
            "",
            "inbox",
            "conversations",
            "people",
            "channels",
            "notices",
            "profile",
            "sign-in",
            "setup",
            "assets",
            "pictures",
            "api/me",
            "api/channels",
            "api/conversations",
            "api/replies",
            "api/contacts",
            "api/notices",
            "api/openapi.json");

    private void polled(Poll.Outcome outcome) {
        polls.labelValues(
                        outcome.busy()
                                ? "busy"
                                : outcome.trouble().isPresent() ? "failed" : outcome.level() ? "level" : "more")
                .inc();
        posts.inc(outcome.fresh());
    }

    private void replied(List<Fact> facts) {
        facts.stream().map(Fact::kind).filter(REPLIES::contains).forEach(kind -> replies.labelValues(
                        kind.name().substring("REPLY_".length()).toLowerCase(Locale.ROOT))
                .inc());
    }

    private void measure() {
        channels(
                "oase_channel_blind_seconds",
                "How long a channel could not be read; 0 when it can.",
                coverage -> coverage.failingSince() == null
                        ? 0
                        : Duration.between(coverage.failingSince(), wiring.clock.instant())
                                .toSeconds());
        channels(
                "oase_channel_received_posts",
                "Posts stored from a channel since it was connected.",
                Coverage::received);
        channels(
                "oase_channel_unreadable_entries",
                "Entries of a channel left out because they could not be understood.",
                Coverage::unreadable);
        GaugeWithCallback.builder()
                .name("oase_notices_waiting")
                .help("Notices that wait to leave, by way: webhook, email, digest, push, team.")
                .labelNames("way")
                .callback(gauge -> notices(gauge, Backlog::waiting))
                .register(registry);
        GaugeWithCallback.builder()
                .name("oase_notices_given_up")
                .help("Notices that could not be delivered and were given up in the last 24 hours, by way.")
                .labelNames("way")
                .callback(gauge -> notices(gauge, Backlog::givenUp))
                .register(registry);
        GaugeWithCallback.builder()
                .name("oase_outbox_replies")
                .help("Replies that are waiting to be published.")
                .callback(gauge -> {
                    if (wiring.presence.here()) {
                        gauge.call(wiring.outbox.size());
                    }
                })
                .register(registry);
    }

    private void notices(GaugeWithCallback.Callback gauge, ToDoubleFunction<Backlog> value) {
        if (wiring.presence.here()) {
            wiring.deliveries
                    .backlog()
                    .forEach(each -> gauge.call(
                            value.applyAsDouble(each), each.way().name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Says nothing while the database is away; the rest of the page is wanted all the more then. */
    private void channels(String name, String help, ToDoubleFunction<Coverage> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("channel")
                .callback(gauge -> {
                    if (wiring.presence.here()) {
                        Operations.channels(wiring).entrySet().stream()
                                .map(entry -> Map.entry(entry.getKey(), value.applyAsDouble(entry.getValue())))
                                .forEach(entry -> gauge.call(entry.getValue(), entry.getKey()));
                    }
                })
                .register(registry);
    }
}
