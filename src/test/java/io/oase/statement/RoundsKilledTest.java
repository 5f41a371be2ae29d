package io.oase.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.channel.Channel;
import io.oase.channel.Http;
import io.oase.channel.mastodon.MastodonNetwork;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.InboxRow;
import io.oase.reply.Outbox;
import io.oase.testing.CountingNetwork;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Five hundred people are answered on five accounts; the node that does so dies twice, and another one goes on. */
class RoundsKilledTest {
    private static final int ACCOUNTS = 5;
    private static final int EACH = 100;

    private final TestDatabase database = TestDatabase.fresh();

    /** What a process does not survive. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void nobody_is_answered_twice_and_nobody_is_lost() {
        try (CountingNetwork network = new CountingNetwork(false)) {
            World world = new World(database, new Http(true, Duration.ofSeconds(20)), new MastodonNetwork());
            world.clock.advance(Duration.between(world.clock.instant(), java.time.Instant.now()));
            List<Channel> channels = new ArrayList<>();
            for (int account = 0; account < ACCOUNTS; account++) {
                for (int i = 0; i < EACH; i++) {
                    network.mention(account, "Is it down?");
                }
                channels.add(world.connect(
                        "mastodon",
                        "Town " + account,
                        Map.of("server", network.url()),
                        Map.of("token", CountingNetwork.token(account))));
            }
            for (Channel channel : channels) {
                for (int i = 0; i < 5; i++) {
                    world.poll.poll(channel.id());
                }
            }
            Activation crisis = world.activations
                    .begin(world.mara, new Beginning("outage", null, 3, false, "", null, null, Map.of()))
                    .activation();
            world.saying
                    .belonging()
                    .addAll(world.mara, crisis.id(), io.oase.inbox.Filter.of(io.oase.inbox.Filter.View.ALL));
            List<Long> all = world.saying
                    .belonging()
                    .all(world.lena, crisis.id(), new Belonging.Choice("unanswered", null, null));
            assertThat(all).hasSize(ACCOUNTS * EACH);
            Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
            Statement said = world.saying.statements().ask(world.lena, draft.id(), 1);
            Round round = world.saying.rounds().prepare(world.lena, said.id(), all, null);
            world.saying.rounds().resume(world.lena, round.id());

            Map<Kind, Integer> left = new HashMap<>(Map.of(Kind.REPLY_QUEUED, 180, Kind.REPLY_PUBLISHED, 100));
            world.facts.listen((handle, facts, now) -> facts.forEach(fact -> {
                if (Integer.valueOf(0).equals(left.computeIfPresent(fact.kind(), (kind, more) -> more - 1))) {
                    left.remove(fact.kind());
                    throw new Killed();
                }
            }));
            long first = world.db.withHandle(handle -> handle.createQuery("SELECT id FROM node WHERE name = 'node-1'")
                    .mapTo(Long.class)
                    .one());
            int deaths = 0;
            Saying saying = world.saying();
            Outbox outbox = world.outbox;
            long living = first;
            for (int turn = 0; turn < 400 && unfinished(world, round); turn++) {
                try {
                    while (saying.working().doSome()) {
                        Thread.onSpinWait();
                    }
                    world.clock.advance(Duration.ofSeconds(6));
                    while (outbox.publishDue() > 0) {
                        Thread.onSpinWait();
                    }
                } catch (Killed dead) {
                    deaths++;
                    long gone = living;
                    world.db.useHandle(handle -> handle.execute("DELETE FROM node WHERE id = ?", gone));
                    saying = world.saying();
                    long number = World.node(world.db, "node-" + (deaths + 1));
                    living = number;
                    outbox = new Outbox(
                            world.db,
                            world.channels,
                            world.connectors,
                            world.ingest,
                            world.facts,
                            world.clock,
                            () -> number,
                            world.polling::soon,
                            Duration.ZERO);
                }
            }

            assertThat(deaths).isEqualTo(2);
            assertThat(world.saying
                            .rounds()
                            .get(world.lena, said.id(), round.id())
                            .done())
                    .isEqualTo(ACCOUNTS * EACH);
            List<String> published = network.published();
            assertThat(published).hasSize(ACCOUNTS * EACH);
            Set<String> addressed = new HashSet<>();
            published.forEach(text -> addressed.add(text.substring(0, text.indexOf(' '))));
            assertThat(addressed).hasSize(ACCOUNTS * EACH);
            assertThat(world.views
                            .list(world.mara, io.oase.inbox.Filter.of(io.oase.inbox.Filter.View.ALL), 500, null)
                            .rows())
                    .allMatch(row -> row.unansweredSince() == null)
                    .extracting(InboxRow::id)
                    .hasSize(ACCOUNTS * EACH);
            assertThat(world.saying.belonging().counts(world.lena, crisis.id()).get("answered"))
                    .isEqualTo(ACCOUNTS * EACH);
        }
    }

    private static boolean unfinished(World world, Round round) {
        return world.saying
                                .rounds()
                                .get(world.lena, round.statementId(), round.id())
                                .finishedAt()
                        == null
                || world.outbox.size() > 0;
    }
}
