package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Course;
import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.channel.Connectors;
import io.oase.db.Piecework;
import io.oase.inbox.Facts;
import io.oase.inbox.Inbox;
import io.oase.inbox.Views;
import io.oase.notice.Notices;
import io.oase.people.People;
import io.oase.people.Teams;
import io.oase.prewritten.Choosing;
import io.oase.reply.Answering;
import io.oase.reply.ApprovalRule;
import io.oase.reply.Replies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Everything about saying one thing to many, wired. Follows activations: when one ends, so does what is under way in it. */
public final class Saying implements Course {
    private final Statements statements;
    private final Deciding deciding;
    private final Silences silences;
    private final Correcting correcting;
    private final Rounds rounds;
    private final Looks looks;
    private final Piecework<?> working;
    private final Belonging belonging;
    private final LettingGo lettingGo;
    private final SettingAside settingAside;
    private final Issuing issuing;
    private final ApprovalRule rule;

    /** @param zone in which times are written */
    public Saying(
            Jdbi db,
            Activations activations,
            Known known,
            ZoneId zone,
            Notices notices,
            People people,
            Teams teams,
            Inbox inbox,
            Views views,
            Choosing choosing,
            Answering answering,
            Replies replies,
            Channels channels,
            Connectors connectors,
            Facts facts,
            Clock clock) {
        Telling telling = new Telling(notices);
        issuing = new Issuing(telling);
        statements = new Statements(db, activations, known, zone, issuing, telling, clock);
        deciding = new Deciding(db, statements, issuing, telling, clock);
        silences = new Silences(db, activations, clock);
        correcting = new Correcting(db, statements, replies, clock);
        Answerers answerers = new Answerers(people, choosing, answering);
        working = new Piecework<>(
                "answer-rounds",
                Said.of("statement.unforeseen"),
                db,
                new Working(answerers, channels, connectors, clock));
        rounds = new Rounds(db, activations, new Preparing(views), working::wake, clock);
        looks = new Looks(statements, rounds, answerers, answering, channels, people);
        belonging = new Belonging(db, activations, views, facts, clock);
        lettingGo = new LettingGo(db, activations, views, facts, clock);
        settingAside = new SettingAside(db, activations, inbox, views, people, teams, facts, telling, clock);
        rule = new SeverityRule(activations);
    }

    /** Writing statements and putting them up for approval. */
    public Statements statements() {
        return statements;
    }

    /** Approving and objecting; has to be started. */
    public Deciding deciding() {
        return deciding;
    }

    /** Choosing to say nothing. */
    public Silences silences() {
        return silences;
    }

    /** Putting right what was wrong. */
    public Correcting correcting() {
        return correcting;
    }

    /** Answering many. */
    public Rounds rounds() {
        return rounds;
    }

    /** How things would look. */
    public Looks looks() {
        return looks;
    }

    /** Who answers them; has to be started. */
    public Piecework<?> working() {
        return working;
    }

    /** Which conversations belong to it. */
    public Belonging belonging() {
        return belonging;
    }

    /** Which do not, although they seemed to. */
    public LettingGo lettingGo() {
        return lettingGo;
    }

    /** Those that are not answered like the others. */
    public SettingAside settingAside() {
        return settingAside;
    }

    /** A second pair of eyes on ordinary answers, where the severity asks for it. */
    public ApprovalRule rule() {
        return rule;
    }

    /** From now on this one hears what is issued. */
    public void follow(Spoken listener) {
        issuing.follow(listener);
    }

    @Override
    public void ended(Handle db, Activation activation, Instant at) {
        RoundDao.stop(db, "activation_id", activation.id(), at);
        Silences.broken(db, activation.id(), at);
    }
}
