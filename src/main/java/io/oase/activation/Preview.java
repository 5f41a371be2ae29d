package io.oase.activation;

import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import io.oase.playbook.Strangers;
import io.oase.playbook.Where;
import io.oase.reply.Holds;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What would happen if a playbook were put in force now; nothing does. */
public final class Preview {
    /** Counting stops there: nobody decides otherwise because of one more. */
    public static final int MOST = 10_000;

    private final Jdbi db;
    private final Holds holds;
    private final Channels channels;
    private final Clock clock;

    public Preview(Jdbi db, Holds holds, Channels channels, Clock clock) {
        this.db = db;
        this.holds = holds;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * At one severity.
     *
     * @param quietChannels channels on which automatic messages stop
     * @param held answers that would be held
     * @param matching open conversations that would be gathered, counted up to {@link #MOST}
     * @param uncounted phrases made of filler words alone: what has nothing but these is gathered, and not in the count, since every
     *     post would have to be read for it
     * @param told how many people would be told
     * @param strangers names the playbook gives parts to that nobody has who works here; empty for whoever may not see who does
     * @param firstResponse minutes; null: as usual
     */
    public record Effect(
            Playbook.Level level,
            List<String> quietChannels,
            int held,
            int matching,
            List<String> uncounted,
            int told,
            List<String> strangers,
            @Nullable Integer firstResponse) {
        public Effect {
            quietChannels = List.copyOf(quietChannels);
            uncounted = List.copyOf(uncounted);
            strangers = List.copyOf(strangers);
        }
    }

    /** At each of its severities, the gravest first. */
    public List<Effect> of(Account by, Playbook playbook) {
        by.require(Right.READ_INBOX);
        List<Channel> all = channels.list();
        List<String> quiet = all.stream()
                .filter(channel -> playbook.stops().stream()
                        .anyMatch(stop -> stop.what() != Playbook.Stopped.QUEUED
                                && Where.has(stop.channels(), channel.network(), channel.name())))
                .map(Channel::name)
                .toList();
        return db.withHandle(handle -> {
            int held = holds.wouldStop(handle, Stopping.holds(playbook, all));
            Words words = Words.of(handle, playbook, all);
            int matching = GatheredDao.count(handle, words, clock.instant(), MOST);
            List<String> strangers = by.may(Right.SEE_PEOPLE) ? Strangers.in(handle, playbook) : List.of();
            return playbook.levels().stream()
                    .map(level -> new Effect(
                            level,
                            quiet,
                            held,
                            matching,
                            words.phrases(),
                            Telling.audience(handle, playbook, level).size(),
                            strangers,
                            level.targets() == null ? null : level.targets().firstResponse()))
                    .toList();
        });
    }
}
