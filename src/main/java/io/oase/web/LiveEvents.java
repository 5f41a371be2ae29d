package io.oase.web;

import io.oase.activation.ActivationSignal;
import io.oase.alert.AlertSignal;
import io.oase.db.DatabaseAway;
import io.oase.db.Signals;
import io.oase.inbox.LiveFacts;
import io.oase.inbox.OwnSignal;
import io.oase.ingest.Poll;
import io.oase.looking.Looking;
import io.oase.notice.NoticeSignal;
import io.oase.notice.Notices;
import io.oase.people.People;
import io.oase.people.Right;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages and programs what has changed, as server-sent events (HTML Living Standard, 9.2): {@code inbox} and {@code
 * conversation} after a conversation changed, {@code channel} after a channel was read, {@code alert} after an alert did, {@code notice} to those who were
 * told something, and {@code own} to those for whom alone a conversation changed. They carry ids only; whoever wants to
 * know more asks, and is answered by their rights of that moment. Only {@code looking} says itself who has which conversation
 * before them: it changes so often that nobody should ask. An {@code inbox} event without id says that events may have
 * been missed; each stream begins with one. What comes within a moment is gathered, said once, and written as the same bytes to everybody, without a thread
 * for any of them; who does not read is let go.
 *
 * <p>To be registered with async support, and closed when the server begins to stop, since it waits for open requests.
 */
public final class LiveEvents extends HttpServlet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
    private static final long serialVersionUID = 1;
    private static final Duration GATHERED = Duration.ofMillis(150);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final Duration RECHECK = Duration.ofSeconds(30);
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final transient Entrance entrance;
    private final transient Signals signals;
    private final transient EdgeErrors errors;
    private final transient Onlookers onlookers;
    private final transient Duration gathered;
    private final transient Duration recheck;
    private final transient News news = new News();
    private final transient Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final transient List<Signals.Listening> listening = new ArrayList<>();
    private final transient ScheduledExecutorService telling = oneThread("live-events");
    private final transient ScheduledExecutorService checking = oneThread("live-events-check");
    private volatile boolean closed;

    public LiveEvents(Entrance entrance, Signals signals, EdgeErrors errors, Looking looking, People people) {
        this(entrance, signals, errors, new Onlookers(looking, people), GATHERED, RECHECK);
    }

    /**
     * @param gathered how long news is gathered before it is told
     * @param recheck how often is looked whether those who listen still may
     */
    LiveEvents(
            Entrance entrance,
            Signals signals,
            EdgeErrors errors,
            Onlookers onlookers,
            Duration gathered,
            Duration recheck) {
        this.entrance = entrance;
        this.signals = signals;
        this.errors = errors;
        this.onlookers = onlookers;
        this.gathered = gathered;
        this.recheck = recheck;
    }

    /** Begins to listen. */
    public void start() {
        listening.add(signals.listen(LiveFacts.TOPIC, ids -> soon(news.conversations(ids)), this::missed));
        listening.add(signals.listen(Poll.TOPIC, id -> soon(news.channel(id)), () -> {}));
        listening.add(signals.listen(
                Notices.TOPIC, payload -> soon(news.notices(NoticeSignal.parse(payload))), this::missed));
        listening.add(signals.listen(
                OwnSignal.TOPIC,
                payload -> OwnSignal.parse(payload).ifPresent(signal -> soon(news.own(signal))),
                () -> {}));
        listening.add(signals.listen(
                ActivationSignal.TOPIC,
                payload -> ActivationSignal.parse(payload).ifPresent(id -> soon(news.activation(id))),
                () -> {}));
        listening.add(signals.listen(
                AlertSignal.TOPIC,
                payload -> AlertSignal.parse(payload).ifPresent(id -> soon(news.alert(id))),
                this::missed));
        onlookers.listen(conversations -> soon(news.looked(conversations)));
        telling.scheduleAtFixedRate(
                () -> streams.forEach(stream -> stream.offer(BEAT)),
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
        checking.scheduleWithFixedDelay(this::checkAll, recheck.toMillis(), recheck.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many streams are open here. */
    public int open() {
        return streams.size();
    }

    /** Ends every stream and takes no more. */
    @Override
    public void close() {
        closed = true;
        listening.forEach(Signals.Listening::close);
        telling.shutdownNow();
        checking.shutdownNow();
        streams.forEach(LiveStream::end);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Me> me;
        try {
            me = entrance.still(request);
        } catch (RuntimeException e) {
            if (!DatabaseAway.is(e)) {
                throw e;
            }
            response.setHeader("Retry-After", "5");
            response.setStatus(503);
            return;
        }
        if (me.isEmpty() || !me.get().account().may(Right.READ_INBOX) || closed) {
            errors.answer(
                    response,
                    request.getHeader("Accept-Language"),
                    closed ? ProblemKind.STOPPING : me.isEmpty() ? ProblemKind.UNAUTHORIZED : ProblemKind.NOT_ALLOWED);
            return;
        }
        if (request.getQueryString() != null && !request.getParameterMap().isEmpty()) {
            errors.answerUnknown(
                    response,
                    request.getHeader("Accept-Language"),
                    request.getParameterMap().keySet());
            return;
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // proxies like nginx would hold events back
        LiveStream stream = new LiveStream(
                request.startAsync(),
                me.get().account().id(),
                request.getHeader("Authorization"),
                me.get().cookie(),
                streams::remove);
        streams.add(stream);
        stream.begin();
        // Whatever happened between the page and its stream was told to nobody.
        stream.offer(News.LOOK);
        stream.offer(onlookers.everybody());
        if (closed) {
            stream.end();
        }
    }

    private void missed() {
        soon(news.missed());
    }

    private void soon(boolean first) {
        if (first && !closed) {
            telling.schedule(() -> tell(news.take()), gathered.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tell(News.Bulletin bulletin) {
        byte[] looking = bulletin.looked().isEmpty() ? new byte[0] : onlookers.at(bulletin.looked());
        streams.forEach(stream -> {
            if (bulletin.all().length > 0) {
                stream.offer(bulletin.all());
            }
            if (looking.length > 0) {
                stream.offer(looking);
            }
            byte[] personal = bulletin.personal().get(stream.account());
            if (personal != null) {
                stream.offer(personal);
            }
        });
    }

    /** Who signed out, was deactivated, or lost the role hears no more. */
    private void checkAll() {
        for (LiveStream stream : streams) {
            try {
                boolean still = entrance.still(stream.authorization(), stream.cookie())
                        .filter(me -> me.account().may(Right.READ_INBOX))
                        .isPresent();
                if (!still) {
                    stream.end();
                }
            } catch (RuntimeException e) {
                LOG.warn("Could not check who listens: {}", e.getMessage());
                return;
            }
        }
    }

    private static ScheduledExecutorService oneThread(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
