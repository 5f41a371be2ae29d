package io.oase;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.oase.channel.Coverage;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an operator watches: health checks and Prometheus metrics, on the admin port. */
final class Operations {
    private Operations() {}

    static void open(Environment environment, Wiring wiring) {
        environment.healthChecks().register("database", new HealthCheck() {
            @Override
            protected Result check() {
                wiring.db.useHandle(handle -> handle.execute("SELECT 1"));
                return Result.healthy();
            }
        });
        environment.healthChecks().register("scheduler", new HealthCheck() {
            @Override
            protected Result check() {
                return wiring.schedule.running() ? Result.healthy() : Result.unhealthy("the schedule does not run");
            }
        });
        environment.healthChecks().register("live", new HealthCheck() {
            @Override
            protected Result check() {
                return wiring.signals.connected()
                        ? Result.healthy()
                        : Result.unhealthy("not listening for signals; pages are not live");
            }
        });
        environment.healthChecks().register("channels", new ChannelsHealth(wiring));
        PrometheusRegistry registry = new PrometheusRegistry();
        JvmMetrics.builder().register(registry);
        measure(registry, wiring);
        environment
                .admin()
                .addServlet("prometheus", new PrometheusMetricsServlet(registry))
                .addMapping("/prometheus");
    }

    private static void measure(PrometheusRegistry registry, Wiring wiring) {
        GaugeWithCallback.builder()
                .name("oase_channel_blind_seconds")
                .help("How long a channel could not be read; 0 when it can.")
                .labelNames("channel")
                .callback(gauge -> channels(wiring).forEach((name, coverage) -> {
                    var since = coverage.failingSince();
                    gauge.call(
                            since == null
                                    ? 0
                                    : Duration.between(since, wiring.clock.instant())
                                            .toSeconds(),
                            name);
                }))
                .register(registry);
        GaugeWithCallback.builder()
                .name("oase_channel_received_posts")
                .help("Posts stored from a channel since it was connected.")
                .labelNames("channel")
                .callback(gauge -> channels(wiring).forEach((name, coverage) -> gauge.call(coverage.received(), name)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("oase_channel_unreadable_entries")
                .help("Entries of a channel left out because they could not be understood.")
                .labelNames("channel")
                .callback(
                        gauge -> channels(wiring).forEach((name, coverage) -> gauge.call(coverage.unreadable(), name)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("oase_outbox_replies")
                .help("Replies that are waiting to be published.")
                .callback(gauge -> gauge.call(wiring.outbox.size()))
                .register(registry);
    }

    private static Map<String, Coverage> channels(Wiring wiring) {
        Map<Long, Coverage> ledger =
                wiring.channels.coverage().stream().collect(Collectors.toMap(Coverage::channelId, Function.identity()));
        return wiring.channels.list().stream()
                .filter(channel -> ledger.containsKey(channel.id()))
                .collect(Collectors.toMap(channel -> channel.name(), channel -> ledger.get(channel.id())));
    }

    /** Names every channel that cannot be read; the details are on the channels page. */
    private static final class ChannelsHealth extends HealthCheck {
        private final Wiring wiring;

        ChannelsHealth(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        protected Result check() {
            List<String> blind = channels(wiring).entrySet().stream()
                    .filter(entry -> entry.getValue().blind())
                    .map(Map.Entry::getKey)
                    .toList();
            return blind.isEmpty()
                    ? Result.healthy()
                    : Result.unhealthy("cannot be read: %s", String.join(", ", blind));
        }
    }
}
