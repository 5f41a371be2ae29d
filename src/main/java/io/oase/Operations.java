package io.oase;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.oase.channel.Coverage;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an operator watches: health checks and Prometheus metrics, on the admin port. */
final class Operations {
    private static final HealthCheck.Result AWAY = HealthCheck.Result.unhealthy("the database cannot be reached");

    private Operations() {}

    static void open(Environment environment, Wiring wiring) {
        check(environment, "database", () -> {
            wiring.db.useHandle(handle -> handle.execute("SELECT 1"));
            return Optional.empty();
        });
        check(
                environment,
                "node",
                () -> wiring.presence.here()
                        ? Optional.empty()
                        : Optional.of("this node is out of touch with the database; it polls and publishes nothing"));
        check(
                environment,
                "scheduler",
                () -> wiring.schedule.running() ? Optional.empty() : Optional.of("the schedule does not run"));
        check(
                environment,
                "live",
                () -> wiring.signals.connected()
                        ? Optional.empty()
                        : Optional.of("not listening for signals; pages are not live"));
        environment.healthChecks().register("channels", new HealthCheck() {
            @Override
            protected Result check() {
                try {
                    return readable(channels(wiring));
                } catch (RuntimeException e) {
                    return AWAY;
                }
            }
        });
        check(environment, "notices", () -> NoticesHealth.trouble(wiring.deliveries.backlog(), wiring));
        Metrics metrics = Metrics.of(wiring);
        environment
                .servlets()
                .addFilter("timing", metrics.timing())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment
                .admin()
                .addServlet("prometheus", new PrometheusMetricsServlet(metrics.registry()))
                .addMapping("/metrics", "/prometheus");
    }

    /** The channels that are not removed, by name, each with its line in the ledger. */
    static Map<String, Coverage> channels(Wiring wiring) {
        Map<Long, Coverage> ledger =
                wiring.channels.coverage().stream().collect(Collectors.toMap(Coverage::channelId, Function.identity()));
        return wiring.channels.list().stream()
                .filter(channel -> ledger.containsKey(channel.id()))
                .collect(Collectors.toMap(channel -> channel.name(), channel -> ledger.get(channel.id())));
    }

    /** Says of each channel how it is read, and names those that cannot be; what to do is on the channels page. */
    private static HealthCheck.Result readable(Map<String, Coverage> channels) {
        List<String> blind = channels.entrySet().stream()
                .filter(entry -> entry.getValue().blind())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Map<String, Map<String, @Nullable Object>> each = new TreeMap<>();
        channels.forEach((name, coverage) -> each.put(name, line(coverage)));
        HealthCheck.ResultBuilder result =
                HealthCheck.Result.builder().healthy().withDetail("channels", each);
        return blind.isEmpty()
                ? result.build()
                : result.unhealthy()
                        .withMessage("%s", "cannot be read: " + String.join(", ", blind))
                        .build();
    }

    /** Times in UTC, ISO 8601. */
    private static Map<String, @Nullable Object> line(Coverage coverage) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("readable", !coverage.blind());
        line.put("level_at", Objects.toString(coverage.levelAt(), null));
        line.put("failing_since", Objects.toString(coverage.failingSince(), null));
        line.put("needs_reconnection", coverage.needsPerson());
        line.put("lag_ms", coverage.lagMs());
        return line;
    }

    /** A check that answers with what is wrong, in words and without a stack trace. */
    private static void check(Environment environment, String name, Supplier<Optional<String>> trouble) {
        environment.healthChecks().register(name, new HealthCheck() {
            @Override
            protected Result check() {
                try {
                    return trouble.get()
                            .map(words -> Result.unhealthy("%s", words))
                            .orElseGet(Result::healthy);
                } catch (RuntimeException e) {
                    return AWAY;
                }
            }
        });
    }
}
