package io.oase.insight;

import io.oase.inbox.ConversationState;
import io.oase.reply.Answering;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A few days at Easter 2026, told with the real verbs. Times are Berlin's. Open from Monday to Friday, 9:00 to 17:00; Good Friday
 * (3 April) and Easter Monday (6 April) are holidays. The shipped target for mentions promises every answer within 4 h of opening
 * time. It is Tuesday, 7 April, 17:00 when the reports are made.
 *
 * <pre>
 * A  Thu 10:00 asks, seen 10:05; Lena takes it 10:20, answers 10:30, resolves 10:40
 *    Thu 14:00 asks again (reopened); Lena answers 14:25 and resolves 14:30
 * B  Thu 16:30 asks; a colleague answers in the network's own app Tue 9:30; stays open, nobody has it
 * C  Tue 10:00 asks; nobody answers: due 14:00, overdue
 * D  Tue 11:00 praises; Ben: no answer needed, 11:10
 * E  Tue  9:00 asks; Ben answers 9:20 and waits for them from 9:30 on; they write 12:00, Ben answers 12:40, resolves 13:00
 * F  Tue 14:00 asks; a machine says 14:01 that we are at it; Lena answers 14:30 and resolves 14:40
 * </pre>
 */
final class HandComputedWeek {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final World world;
    final long a;
    final long b;
    final long c;
    final long d;
    final long e;
    final long f;

    HandComputedWeek(World world) {
        this.world = world;
        String first = asks("2026-04-02T10:00", "2026-04-02T10:05", "anna", null);
        a = latest();
        at("2026-04-02T10:20");
        world.inbox.take(world.lena, a);
        answers("2026-04-02T10:30", world.lena, a);
        moves("2026-04-02T10:40", world.lena, a, ConversationState.RESOLVED);
        asks("2026-04-02T14:00", "2026-04-02T14:00", "anna", first);
        answers("2026-04-02T14:25", world.lena, a);
        moves("2026-04-02T14:30", world.lena, a, ConversationState.RESOLVED);

        String outside = asks("2026-04-02T16:30", "2026-04-02T16:30", "bela", null);
        b = latest();

        asks("2026-04-07T09:00", "2026-04-07T09:00", "emil", null);
        e = latest();
        String ours = answers("2026-04-07T09:20", world.ben, e);
        moves("2026-04-07T09:30", world.ben, e, ConversationState.WAITING);
        world.network.own(outside, "See you on Tuesday.", moment("2026-04-07T09:30"));
        world.poll();

        asks("2026-04-07T10:00", "2026-04-07T10:00", "cara", null);
        c = latest();
        asks("2026-04-07T11:00", "2026-04-07T11:00", "dora", null);
        d = latest();
        at("2026-04-07T11:10");
        world.inbox.resolveUnanswered(world.ben, d, "Praise");
        asks("2026-04-07T12:00", "2026-04-07T12:00", "emil", ours);
        answers("2026-04-07T12:40", world.ben, e);
        moves("2026-04-07T13:00", world.ben, e, ConversationState.RESOLVED);

        String hurry = asks("2026-04-07T14:00", "2026-04-07T14:00", "fara", null);
        f = latest();
        machineAnswers(hurry, "2026-04-07T14:01");
        answers("2026-04-07T14:30", world.lena, f);
        moves("2026-04-07T14:40", world.lena, f, ConversationState.RESOLVED);
        at("2026-04-07T17:00");
    }

    static Instant moment(String berlin) {
        return LocalDateTime.parse(berlin).atZone(BERLIN).toInstant();
    }

    /** The two weeks around Easter. */
    static Question question() {
        return new Question(moment("2026-03-30T00:00"), moment("2026-04-13T00:00"), null, null, null, null);
    }

    private void at(String berlin) {
        world.clock.set(moment(berlin));
    }

    private String asks(String posted, String seen, String who, @Nullable String answering) {
        String key = answering == null
                ? world.network.mention(who, "A question of " + who, moment(posted))
                : world.network.reply(who, answering, "And " + who + " asks again", moment(posted));
        at(seen);
        world.poll();
        return key;
    }

    /** Answers the key of the answer. */
    private String answers(String when, io.oase.people.Account by, long conversation) {
        at(when);
        world.answering.send(by, conversation, new Answering.Draft("Gladly.", null, 999_999, null, null));
        world.clock.advance(Duration.ofSeconds(6));
        world.outbox.publishDue();
        return world.db.withHandle(handle -> handle.createQuery(
                        "SELECT key FROM post WHERE conversation_id = :id AND own ORDER BY id DESC LIMIT 1")
                .bind("id", conversation)
                .mapTo(String.class)
                .one());
    }

    private void moves(String when, io.oase.people.Account by, long conversation, ConversationState to) {
        at(when);
        world.inbox.move(by, conversation, to);
    }

    /** As the product marks its own automatic acknowledgements; here by hand, between publishing and reading it. */
    private void machineAnswers(String asked, String when) {
        at(when);
        world.db.useHandle(handle -> handle.execute("""
                INSERT INTO post (channel_id, key, conversation_id, identity_id, own, addressed, kind, visibility, parent_key, body,
                       content_hash, posted_at, received_at, automatic)
                SELECT channel_id, 'machine:1', conversation_id, identity_id, true, false, 'reply', 'public', key, 'We are at it.',
                       'machine', ?, ?, true FROM post WHERE key = ?
                """, moment(when), moment(when), asked));
        world.poll();
    }

    private long latest() {
        return world.db.withHandle(handle -> handle.createQuery("SELECT max(id) FROM conversation")
                .mapTo(Long.class)
                .one());
    }
}
