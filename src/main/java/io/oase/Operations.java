package io.oase;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.oase.channel.Coverage;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an operator watches: health checks and Prometheus metrics, on the admin port. */
final class Operations {
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
        check(environment, "channels", () -> blind(wiring));
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

    /** Names every channel that cannot be read; the details are on the channels page. */
    private static Optional<String> blind(Wiring wiring) {
        List<String> blind = channels(wiring).entrySet().stream()
                .filter(entry -> entry.getValue().blind())
                .map(Map.Entry::getKey)
                .toList();
        return blind.isEmpty() ? Optional.empty() : Optional.of("cannot be read: " + String.join(", ", blind));
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
                    return Result.unhealthy("the database cannot be reached");
                }
            }
        });
    }
}
