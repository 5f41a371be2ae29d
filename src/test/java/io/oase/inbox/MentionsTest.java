package io.oase.inbox;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.people.AccountChange;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.people.Team;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MentionsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private long id;

    @BeforeEach
    void somebody_asks() {
        id = asks("kim");
    }

    @Test
    void a_mention_tells_each_once_and_nobody_of_themselves() {
        note(
                world.lena,
                "@Ben Ott and @\"Mara Vogt\", please look, @ben ott! @Lena Brandt and lena@brandt.example wrote it.");

        assertThat(told(world.ben)).singleElement().satisfies(told -> {
            assertThat(told.notice().kind()).isEqualTo("mentioned");
            assertThat(told.notice().conversationId()).isEqualTo(id);
            assertThat(told.notice().data()).containsEntry("by", "Lena Brandt").containsKey("note");
        });
        assertThat(told(world.mara)).hasSize(1);
        assertThat(told(world.lena)).isEmpty();
        assertThat(mentions())
                .extracting(Mention::name)
                .containsExactly("Ben Ott", "Mara Vogt", "Ben Ott", "Lena Brandt");
    }

    @Test
    void a_first_name_will_do_while_only_one_is_called_so_and_initials_tell_two_apart() {
        note(world.lena, "@Ben?");
        assertThat(told(world.ben)).hasSize(1);
        Account other = world.people.create(
                world.ada, NewAccount.of("ben2@oase.example", "Ben Ott", Role.AGENT, "a long enough password"));
        note(world.lena, "@Ben? @Ben Ott?");
        assertThat(told(other)).isEmpty();
        note(world.lena, "@Ben Ott (" + other.initials() + ") please");
        assertThat(told(other)).hasSize(1);
        assertThat(told(world.ben)).hasSize(1);
    }

    @Test
    void what_only_looks_like_a_name_mentions_nobody() {
        note(world.lena, "@ben_ott wrote; ask x@Ben Otter, @Ben-Ott or @ben.ott@town.example, /@Ben, @@Ben, @Benno");
        assertThat(told(world.ben)).isEmpty();
        note(world.lena, "@".repeat(19_000));
        note(world.lena, "@Ben ".repeat(3_000));
        assertThat(told(world.ben)).hasSize(1);
        assertThat(mentions()).hasSize(Naming.MOST);
    }

    @Test
    void a_team_is_everybody_in_it_once() {
        Team team = world.teams.create(world.mara, "Billing", List.of(world.ben.id(), world.lena.id()));
        note(world.lena, "@billing and @Ben: whose is this?");
        assertThat(told(world.ben)).hasSize(1);
        assertThat(told(world.lena)).isEmpty();
        assertThat(mentions()).extracting(Mention::teamId).contains(team.id());
        world.teams.retire(world.mara, team.id());
        assertThat(mentions()).first().matches(mention -> !mention.reached());
    }

    @Test
    void who_has_left_is_not_told_and_that_is_seen() {
        world.people.deactivate(world.ada, world.ben.id());
        note(world.lena, "@Ben Ott had this");
        assertThat(mentions()).singleElement().matches(mention -> !mention.reached());
        List<Long> rows = world.db.withHandle(handle ->
                handle.select("SELECT note_id FROM mentioned").mapTo(Long.class).list());
        assertThat(rows).isEmpty();
    }

    @Test
    void who_is_called_otherwise_later_stays_mentioned_by_their_new_name() {
        note(world.lena, "@Ben Ott, please");
        world.people.change(
                world.ada,
                world.ben.id(),
                new AccountChange(null, "Benedikt Ott-Kern", null, null, null, null, null, null, null, null));
        assertThat(mentions()).singleElement().satisfies(mention -> {
            assertThat(mention.name()).isEqualTo("Benedikt Ott-Kern");
            assertThat(mention.accountId()).isEqualTo(world.ben.id());
            assertThat(mention.start()).isZero();
            assertThat(mention.length()).isEqualTo("@Ben Ott".length());
        });
    }

    @Test
    void the_view_has_the_latest_mention_first_counts_the_unread_and_goes_along_with_a_merge() {
        long other = asks("zoe");
        long third = asks("ida");
        note(world.lena, other, "@Ben");
        world.clock.advance(Duration.ofMinutes(1));
        note(world.lena, id, "@Ben");
        world.clock.advance(Duration.ofMinutes(1));
        note(world.lena, third, "@Mara");

        assertThat(in(world.ben)).extracting(InboxRow::id).containsExactly(id, other);
        assertThat(in(world.ben)).allMatch(row -> Boolean.TRUE.equals(row.mine().mentionUnread()));
        Views.Listing first = world.views.list(world.ben, Filter.of(Filter.View.MENTIONS), 1, null);
        assertThat(world.views
                        .list(
                                world.ben,
                                Filter.of(Filter.View.MENTIONS),
                                1,
                                first.next().orElseThrow())
                        .rows())
                .extracting(InboxRow::id)
                .containsExactly(other);
        assertThat(unread(world.ben)).isEqualTo(2);
        world.mentions.read(world.ben, id);
        assertThat(unread(world.ben)).isEqualTo(1);
        assertThat(told(world.ben)).filteredOn(told -> told.readAt() == null).hasSize(1);
        assertThat(in(world.ben)).hasSize(2);

        world.merging.merge(world.mara, id, other);
        assertThat(in(world.ben)).extracting(InboxRow::id).containsExactly(id);
        assertThat(unread(world.ben)).isEqualTo(1);
        world.mentions.read(world.ben, other);
        assertThat(unread(world.ben)).isZero();
    }

    private long asks(String who) {
        world.network.mention(who, "Where is my order, asks " + who + "?", NOW);
        world.poll();
        return world.all().stream().mapToLong(InboxRow::id).max().orElseThrow();
    }

    private void note(Account by, String text) {
        note(by, id, text);
    }

    private void note(Account by, long conversation, String text) {
        world.inbox.note(by, conversation, text);
    }

    private List<Mention> mentions() {
        List<Conversation.Note> notes = world.conversations.read(world.lena, id).notes();
        return Objects.requireNonNull(notes.get(notes.size() - 1)).mentions();
    }

    private List<Told> told(Account account) {
        return world.notices.list(account, null, 50, null).notices();
    }

    private List<InboxRow> in(Account by) {
        return world.views.list(by, Filter.of(Filter.View.MENTIONS), 50, null).rows();
    }

    private int unread(Account by) {
        return world.views.counts(by).getOrDefault(Filter.View.MENTIONS, 0);
    }
}
