package io.oase.db;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/**
 * What is to run when, kept in the database and shared by all nodes: each key has at most one next time, and runs on
 * whichever node is free. The same key never runs twice at once, on no two nodes. What a dead node was running is run
 * again by another, so whatever runs must bear that. A key that fails runs again after a while.
 */
public final class Schedule {
    private static final String NAME = "oase";

    private final Scheduler scheduler;
    private final ScheduledCall.Runs runs;

    private Schedule(Scheduler scheduler, ScheduledCall.Runs runs) {
        this.scheduler = scheduler;
        this.runs = runs;
    }

    /**
     * A schedule on a migrated database; nothing runs before {@link #start}.
     *
     * @param node name of this node, different on each
     * @param threads how many keys may run at once on this node; each wants a connection now and then
     * @param run what running a key means; may take long
     */
    public static Schedule on(DataSource database, String node, int threads, Consumer<String> run) {
        try {
            var source = "oase-" + UUID.randomUUID();
            DBConnectionManager.getInstance().addConnectionProvider(source, new PoolConnections(database));
            var runs = new ScheduledCall.Runs(run);
            var schedule = new Schedule(create(settings(node, threads, source)), runs);
            runs.retryWith(schedule::at);
            schedule.scheduler.setJobFactory((bundle, scheduler) -> new ScheduledCall(runs));
            return schedule;
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot be set up", e);
        }
    }

    /** Begins to run what is due. */
    public void start() {
        attempt(scheduler::start);
    }

    /**
     * Makes this the next time of the key, instead of the one it had; in the past means at once. While the key runs, it
     * is the time after that run.
     */
    public void at(String key, Instant when) {
        var job = JobBuilder.newJob(ScheduledCall.class)
                .withIdentity(key, NAME)
                .storeDurably()
                .requestRecovery()
                .build();
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(key, NAME)
                .forJob(job)
                .startAt(Date.from(when))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        attempt(() -> scheduler.scheduleJob(job, Set.of(trigger), true));
    }

    /** Runs the key as soon as a thread is free: on this node within a tenth of a second. */
    public void now(String key) {
        at(key, Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /** Forgets the key. A run that is under way goes on. */
    public void remove(String key) {
        attempt(() -> scheduler.deleteJob(JobKey.jobKey(key, NAME)));
    }

    /** When the key is to run next; empty when it is not, or only runs just now. */
    public Optional<Instant> next(String key) {
        try {
            return Optional.ofNullable(scheduler.getTrigger(TriggerKey.triggerKey(key, NAME)))
                    .map(org.quartz.Trigger::getNextFireTime)
                    .map(Date::toInstant);
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot be read", e);
        }
    }

    /** Whether this node takes part; for health checks. */
    public boolean running() {
        try {
            return scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
        } catch (SchedulerException e) {
            return false;
        }
    }

    /** Starts nothing more, waits this long for what runs, interrupts the rest. The other nodes carry on. */
    public void stop(Duration patience) {
        attempt(scheduler::standby);
        runs.stop(patience);
        attempt(() -> scheduler.shutdown(true));
    }

    private static Properties settings(String node, int threads, String source) {
        var settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", node);
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        // How soon a time set by another node is noticed.
        settings.setProperty("org.quartz.scheduler.idleWaitTime", "2000");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", String.valueOf(threads));
        settings.setProperty("org.quartz.threadPool.threadNamePrefix", "schedule");
        // A command of the shell ends when it is done, though a schedule was set up for it and never started.
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.dataSource", source);
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        // A node silent for this long and 7.5 s more is taken for dead; Presence tells sooner.
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "1500");
        settings.setProperty("org.quartz.scheduler.dbFailureRetryInterval", "2000");
        settings.setProperty("org.quartz.jobStore.dbRetryInterval", "2000");
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "10000");
        settings.setProperty("org.quartz.jobStore.maxMisfiresToHandleAtATime", "200");
        return settings;
    }

    /** Quartz keeps one scheduler of a name per JVM; tests want two nodes in one. */
    private static synchronized Scheduler create(Properties settings) throws SchedulerException {
        SchedulerRepository.getInstance().remove(NAME);
        return new StdSchedulerFactory(settings).getScheduler();
    }

    private interface Attempt {
        void run() throws SchedulerException;
    }

    private static void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule did not take it", e);
        }
    }
}
