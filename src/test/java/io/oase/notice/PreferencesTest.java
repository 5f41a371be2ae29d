package io.oase.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.oase.base.Refused;
import io.oase.db.Json;
import io.oase.people.Account;
import io.oase.people.Role;
import io.oase.testing.AtOnce;
import io.oase.testing.Bundles;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Messages;
import jakarta.mail.internet.MimeMessage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people choose, and what comes of it: quiet hours, mails with everything, what does not count. */
class PreferencesTest {
    private static final Choice DIGEST = new Choice(true, false, Mailing.DIGEST, false);
    private static final Quiet NIGHTS =
            new Quiet(LocalTime.of(9, 0), LocalTime.of(12, 0), EnumSet.allOf(DayOfWeek.class));

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private PostOffice post;
    private Account lena;

    @BeforeEach
    void start() {
        server.start();
        post = new PostOffice(
                database,
                null,
                new EmailSettings(
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        "",
                        "",
                        EmailSettings.Security.NONE,
                        "Oase <oase@example.org>",
                        "en"));
        lena = post.world.lena;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void every_kind_has_a_family_words_in_both_languages_and_what_is_usual() {
        Messages messages = Bundles.of("notice");
        for (String kind : Notice.KINDS) {
            for (java.util.Locale locale : Messages.LANGUAGES) {
                assertThat(messages.in(locale).has("notice.kind." + kind))
                        .as(kind)
                        .isTrue();
                assertThat(messages.in(locale)
                                .has("notice.family." + Family.of(kind).id()))
                        .isTrue();
            }
            assertThat(Family.of(kind)).as(kind).isNotEqualTo(Family.OTHER);
        }
        assertThat(Family.of("invented_tomorrow")).isEqualTo(Family.OTHER);
        assertThat(Preference.usual(PostOffice.ZONE)
                        .choice("invented_tomorrow", Role.AGENT)
                        .mail())
                .isEqualTo(Mailing.DIGEST);
    }

    @Test
    void missed_times_reach_those_who_hand_out_work_in_quiet_hours_too_unless_they_say_otherwise() {
        assertThat(post.preferences
                        .of(post.world.mara)
                        .choice(Notice.TARGET_MISSED, Role.LEAD)
                        .urgent())
                .isTrue();
        assertThat(post.preferences
                        .of(lena)
                        .choice(Notice.TARGET_MISSED, Role.AGENT)
                        .urgent())
                .isFalse();
        assertThat(post.preferences
                        .of(post.world.mara)
                        .choice(Notice.HANDED, Role.LEAD)
                        .urgent())
                .isFalse();
    }

    @Test
    void what_was_chosen_is_kept_and_what_a_newer_program_wrote_is_read() {
        Preference wanted = new Preference(
                Map.of(Notice.HANDED, DIGEST), PostOffice.ZONE, NIGHTS, List.of(LocalTime.of(7, 30)), true);
        assertThat(post.preferences.change(lena, wanted)).isEqualTo(wanted);
        assertThat(post.preferences.of(lena)).isEqualTo(wanted);
        assertThat(post.preferences.of(post.world.ben).choices()).isEmpty();
        post.world.db.useHandle(handle -> handle.createUpdate("UPDATE notice_preference SET body = body || :more")
                .bind("more", Json.of(Map.of("mood", "sunny")))
                .execute());
        assertThat(post.preferences.of(lena)).isEqualTo(wanted);
    }

    @Test
    void what_would_mean_nothing_is_refused() {
        Quiet never = new Quiet(LocalTime.NOON, LocalTime.NOON, EnumSet.allOf(DayOfWeek.class));
        Quiet noDay = new Quiet(LocalTime.NOON, LocalTime.of(13, 0), EnumSet.noneOf(DayOfWeek.class));
        refused("quiet", new Preference(Map.of(), PostOffice.ZONE, never, List.of(LocalTime.NOON), false));
        refused("quiet", new Preference(Map.of(), PostOffice.ZONE, noDay, List.of(LocalTime.NOON), false));
        refused("digest_times", new Preference(Map.of(), PostOffice.ZONE, null, List.of(), false));
        refused(
                "choices.surprise",
                new Preference(Map.of("surprise", DIGEST), PostOffice.ZONE, null, List.of(LocalTime.NOON), false));
    }

    @Test
    void what_does_not_count_stands_in_the_list_and_rings_no_bell() {
        choose(Map.of(Notice.TARGET_MISSED, new Choice(false, false, Mailing.NONE, false)), null);
        post.send(NoticesTest.missed("a"), lena, post.world.ben);
        assertThat(post.notices.list(lena, false, 9, null).notices()).hasSize(1);
        assertThat(post.notices.unread(lena)).isZero();
        assertThat(post.notices.unread(post.world.ben)).isEqualTo(1);
        post.deliveries().deliverDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void in_quiet_hours_a_mail_waits_until_they_are_over_and_not_a_day_longer_for_trouble() throws Exception {
        choose(Map.of(), NIGHTS); // it is ten in Berlin
        post.send(NoticesTest.missed("a"), lena);
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(post.backlog(Way.EMAIL)).isEqualTo(new Backlog(Way.EMAIL, 0, 0, null, null, 0, 0));
        post.world.clock.advance(Duration.ofMinutes(119));
        assertThat(post.deliveries().deliverDue()).isZero();
        post.world.clock.advance(Duration.ofMinutes(1));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void what_is_urgent_comes_in_quiet_hours_too() {
        choose(Map.of(Notice.TARGET_MISSED, new Choice(true, false, Mailing.AT_ONCE, true)), NIGHTS);
        post.send(NoticesTest.missed("a"), lena);
        post.deliveries().deliverDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void who_shortens_their_quiet_hours_gets_what_waited_and_who_reads_it_before_gets_nothing() {
        choose(Map.of(), NIGHTS);
        post.send(NoticesTest.missed("a"), lena);
        post.deliveries().deliverDue();
        choose(Map.of(), null);
        post.deliveries().deliverDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        choose(Map.of(), NIGHTS);
        post.send(NoticesTest.missed("b"), lena);
        post.deliveries().deliverDue();
        post.notices.markAll(lena, Long.MAX_VALUE);
        post.world.clock.advance(Duration.ofHours(3));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void one_mail_says_what_is_unread_then_by_family_and_leaves_out_what_was_read() throws Exception {
        Map<String, Choice> all = new HashMap<>();
        Notice.KINDS.forEach(kind -> all.put(kind, DIGEST));
        choose(all, null);
        post.send(PostOffice.near("a", "Where is my bus?", "Kim", null, false), lena);
        post.send(NoticesTest.missed("b"), lena);
        post.send(handed("c"), lena);
        long read = post.notices.list(lena, null, 9, null).notices().get(1).id();
        post.notices.mark(lena, read, true);
        assertThat(post.deliveries().deliverDue()).isZero();
        post.world.clock.advance(Duration.ofHours(22)); // eight in Berlin
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(post.deliveries().deliverDue()).isZero();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("2 unread notices");
        assertThat(((String) mail.getContent()).replace("\r\n", "\n")).isEqualTo("""
                Response times

                  * The first response is due Mon, 2 Mar, 10:30 CET: 75 % of the time is used up
                    “Where is my bus?”

                For me

                  * Mara gave this to Lena
                    “The bill”

                https://inbox.example.org/notices

                --\s
                Oase writes this at the times you have chosen under Notifications. What you read in Oase before is left out.""");
        post.world.clock.advance(Duration.ofHours(24));
        assertThat(post.deliveries().deliverDue()).isZero();
    }

    @Test
    void when_everything_was_read_no_mail_comes_not_even_when_it_was_read_at_the_last_moment() {
        choose(Map.of(Notice.TARGET_MISSED, DIGEST), null);
        post.send(NoticesTest.missed("a"), lena);
        post.notices.markAll(lena, Long.MAX_VALUE);
        post.world.clock.advance(Duration.ofHours(22));
        assertThat(post.deliveries().deliverDue()).isZero();
        post.send(NoticesTest.missed("b"), lena);
        post.world.clock.advance(Duration.ofHours(24));
        post.world.db.useTransaction(handle -> DigestDao.gather(handle, lena.id(), post.world.clock.instant()));
        post.notices.markAll(lena, Long.MAX_VALUE);
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void two_nodes_that_look_at_once_write_one_mail_to_each() throws Exception {
        choose(Map.of(Notice.TARGET_MISSED, DIGEST), null);
        post.preferences.change(post.world.ben, post.preferences.of(lena));
        for (int i = 0; i < 10; i++) {
            post.send(NoticesTest.missed("k" + i), lena, post.world.ben);
        }
        post.world.clock.advance(Duration.ofHours(22));
        Deliveries one = post.deliveries();
        Deliveries other = post.deliveries(World.node(post.world.db, "other"));
        for (int round = 0; round < 3; round++) {
            AtOnce.atOnce(List.of(one::deliverDue, other::deliverDue));
        }
        assertThat(server.getReceivedMessages()).hasSize(2);
        for (MimeMessage mail : server.getReceivedMessages()) {
            assertThat(mail.getSubject()).isEqualTo("10 unread notices");
        }
    }

    @Test
    void a_mail_with_everything_that_a_dead_node_had_begun_is_written_by_another_under_the_same_id() throws Exception {
        choose(Map.of(Notice.TARGET_MISSED, DIGEST), null);
        post.send(NoticesTest.missed("a"), lena);
        post.world.clock.advance(Duration.ofHours(22));
        long dead = World.node(post.world.db, "dead");
        post.deliveries(dead).deliverDue();
        // It died before it could note what it had done.
        post.world.db.useHandle(handle -> handle.execute("UPDATE delivery SET sent_at = NULL, claimed_by = ?", dead));
        assertThat(post.deliveries().deliverDue()).isZero();
        post.world.db.useHandle(handle -> handle.execute("DELETE FROM node WHERE id = ?", dead));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(Arrays.stream(server.getReceivedMessages())
                        .map(PreferencesTest::id)
                        .distinct())
                .hasSize(1);
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void other_times_for_the_daily_mail_move_what_waits_for_it() {
        choose(Map.of(Notice.TARGET_MISSED, DIGEST), null);
        post.send(NoticesTest.missed("a"), lena);
        Preference before = post.preferences.of(lena);
        post.preferences.change(
                lena, new Preference(before.choices(), before.zone(), null, List.of(LocalTime.of(11, 0)), false));
        post.world.clock.advance(Duration.ofMinutes(61));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private void choose(Map<String, Choice> choices, @Nullable Quiet quiet) {
        post.preferences.change(
                lena, new Preference(choices, PostOffice.ZONE, quiet, List.of(LocalTime.of(8, 0)), false));
    }

    private void refused(String field, Preference wanted) {
        assertThatThrownBy(() -> post.preferences.change(lena, wanted))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys(field));
    }

    private static Notice handed(String key) {
        return new Notice(
                key, Notice.HANDED, null, Map.of("assignee", "Lena", "by", "Mara", "title", "The bill"), false);
    }
}
