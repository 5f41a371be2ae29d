package io.oase.playbook;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.notice.Notice;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.testing.GoodPlaybook;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UploadsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Uploads uploads = world.uploads;

    @Test
    void what_is_uploaded_is_used_once_somebody_else_has_looked_at_it() {
        Kept upload = uploads.upload(world.mara, bytes("Störung"));

        assertThat(upload.state()).isEqualTo(Kept.State.WAITING);
        assertThat(world.library.current("outage")).isEmpty();
        assertThat(uploads.waiting(world.ada)).extracting(Kept::hash).containsExactly(upload.hash());
        assertThat(told(world.ada)).containsExactly(Notice.PLAYBOOK_REVIEW);
        assertThat(told(world.mara)).isEmpty();
        assertThat(told(world.lena)).isEmpty();

        Kept taken = uploads.take(world.ada, upload.hash(), null);

        assertThat(taken.state()).isEqualTo(Kept.State.CURRENT);
        assertThat(taken.reviewerName()).isEqualTo("Ada Sommer");
        assertThat(uploads.waiting(world.mara)).isEmpty();
        assertThat(world.library.usable()).extracting(Playbook::id).containsExactly("outage");
    }

    @Test
    void nobody_looks_at_their_own_and_agents_neither_upload_nor_decide() {
        Kept upload = uploads.upload(world.mara, bytes("Störung"));

        assertThatThrownBy(() -> uploads.take(world.mara, upload.hash(), null)).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> uploads.refuse(world.mara, upload.hash(), "no"))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> uploads.take(world.lena, upload.hash(), null)).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> uploads.refuse(world.lena, upload.hash(), "no"))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> uploads.upload(world.lena, bytes("Ausfall"))).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> uploads.waiting(world.lena)).isInstanceOf(Refused.NotAllowed.class);
        assertThat(world.library.current("outage")).isEmpty();
    }

    @Test
    void one_that_is_refused_says_why_and_is_never_used() {
        Kept upload = uploads.upload(world.mara, bytes("Störung"));
        assertThatThrownBy(() -> uploads.refuse(world.ada, upload.hash(), "  ")).isInstanceOf(Refused.Invalid.class);

        Kept refused = uploads.refuse(world.ada, upload.hash(), "Too long");

        assertThat(refused.state()).isEqualTo(Kept.State.REFUSED);
        assertThat(refused.refused()).isEqualTo("Too long");
        assertThatThrownBy(() -> uploads.take(world.ada, upload.hash(), null)).isInstanceOf(Refused.Conflict.class);
        assertThatThrownBy(() -> uploads.upload(world.mara, bytes("Störung"))).isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void what_is_broken_is_told_by_line_and_field_and_not_kept() {
        byte[] broken = text("Störung").replace("due: 60", "due: soon").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> uploads.upload(world.mara, broken))
                .isInstanceOfSatisfying(Refused.Invalid.class, invalid -> assertThat(invalid.fields())
                        .containsOnlyKeys("78:steps[inform].due"));
        assertThat(uploads.waiting(world.mara)).isEmpty();
    }

    @Test
    void whoever_compared_with_a_version_that_is_in_use_no_more_looks_again() {
        Kept first = uploads.upload(world.mara, bytes("Störung"));
        Kept second = uploads.upload(world.mara, bytes("Ausfall"));
        uploads.take(world.ada, first.hash(), null);

        assertThatThrownBy(() -> uploads.take(world.ada, second.hash(), null)).isInstanceOf(Refused.Conflict.class);
        uploads.take(world.ada, second.hash(), first.hash());

        assertThat(world.library.current("outage").orElseThrow().hash()).isEqualTo(second.hash());
    }

    @Test
    void the_exact_text_of_an_earlier_version_goes_back_to_it_once_somebody_has_looked_again() {
        Kept first = uploads.upload(world.mara, bytes("Störung"));
        uploads.take(world.ada, first.hash(), null);
        Kept second = uploads.upload(world.mara, bytes("Ausfall"));
        uploads.take(world.ada, second.hash(), first.hash());

        Kept again = uploads.upload(world.ada, bytes("Störung"));

        assertThat(again.hash()).isEqualTo(first.hash());
        assertThat(again.state()).isEqualTo(Kept.State.WAITING);
        assertThat(again.byName()).isEqualTo("Ada Sommer");
        assertThat(uploads.waiting(world.mara)).extracting(Kept::hash).containsExactly(first.hash());
        assertThat(told(world.mara)).containsExactly(Notice.PLAYBOOK_REVIEW);
        assertThat(title()).isEqualTo("Ausfall");
        assertThatThrownBy(() -> uploads.upload(world.mara, bytes("Störung")))
                .isInstanceOfSatisfying(
                        Refused.Conflict.class,
                        known -> assertThat(known.said().key()).isEqualTo("playbooks.known.waiting"));
        assertThatThrownBy(() -> uploads.take(world.ada, first.hash(), second.hash()))
                .isInstanceOf(Refused.NotAllowed.class);

        uploads.refuse(world.mara, first.hash(), "Not today");
        uploads.upload(world.ada, bytes("Störung"));
        uploads.take(world.mara, first.hash(), second.hash());

        assertThat(title()).isEqualTo("Störung");
        assertThat(world.catalogue.versions(world.lena, "outage"))
                .extracting(Kept::state)
                .containsExactly(Kept.State.CURRENT, Kept.State.FORMER);
    }

    @Test
    void what_was_a_file_can_come_back_as_an_upload_and_stays_when_a_node_starts() {
        GoodPlaybook.write(world.playbooks, "other", GoodPlaybook.text("other"));
        GoodPlaybook.write(world.playbooks, "outage", text("Datei"));
        world.library.look();
        world.playbooks.resolve("outage.md").toFile().delete();
        world.library.look();
        assertThat(world.library.current("outage")).isEmpty();

        Kept back = uploads.upload(world.mara, bytes("Datei"));
        uploads.take(world.ada, back.hash(), null);
        world.library(world.playbooks).look();

        assertThat(title()).isEqualTo("Datei");
    }

    @Test
    void one_without_a_file_goes_when_a_second_person_says_so_and_comes_back_as_it_came() {
        Kept upload = uploads.upload(world.mara, bytes("Störung"));
        uploads.take(world.ada, upload.hash(), null);
        Withdrawals away = uploads.withdrawals();
        assertThatThrownBy(() -> away.ask(world.lena, "outage", "Sold")).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> away.ask(world.mara, "outage", " ")).isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> away.ask(world.mara, "flood", "Dry")).isInstanceOf(Refused.NotFound.class);

        away.ask(world.mara, "outage", "Sold");

        assertThat(title()).isEqualTo("Störung");
        assertThatThrownBy(() -> away.take(world.mara, "outage")).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> away.keep(world.ada, "outage", "")).isInstanceOf(Refused.Invalid.class);
        away.keep(world.mara, "outage", "");
        assertThat(away.waiting(world.ada)).isEmpty();

        away.ask(world.mara, "outage", "Sold");
        away.take(world.ada, "outage");
        assertThat(world.library.current("outage")).isEmpty();
        assertThat(world.library.version(upload.hash()).playbook().id()).isEqualTo("outage");
        assertThat(world.catalogue.versions(world.lena, "outage"))
                .extracting(Kept::state)
                .containsExactly(Kept.State.FORMER);

        uploads.upload(world.mara, bytes("Störung"));
        uploads.take(world.ada, upload.hash(), null);
        assertThat(title()).isEqualTo("Störung");
    }

    @Test
    void one_with_a_file_goes_with_that_and_one_that_changed_meanwhile_is_looked_at_again() {
        GoodPlaybook.write(world.playbooks, "recall", GoodPlaybook.text("recall"));
        world.library.look();
        Withdrawals away = uploads.withdrawals();
        assertThatThrownBy(() -> away.ask(world.mara, "recall", "Sold")).isInstanceOf(Refused.Conflict.class);

        Kept upload = uploads.upload(world.mara, bytes("Störung"));
        uploads.take(world.ada, upload.hash(), null);
        away.ask(world.mara, "outage", "Sold");
        Kept newer = uploads.upload(world.mara, bytes("Ausfall"));
        uploads.take(world.ada, newer.hash(), upload.hash());

        assertThatThrownBy(() -> away.take(world.ada, "outage")).isInstanceOf(Refused.Conflict.class);
        assertThat(title()).isEqualTo("Ausfall");
    }

    @Test
    void of_two_who_decide_about_taking_it_away_one_decides() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            Kept upload = uploads.upload(world.mara, bytes("Störung " + i));
            String seen =
                    world.library.current("outage").map(Library.Version::hash).orElse(null);
            uploads.take(world.ada, upload.hash(), seen);
            Withdrawals away = uploads.withdrawals();
            away.ask(world.mara, "outage", "Sold");

            List<Object> outcomes = atOnce(List.<Callable<Object>>of(
                    () -> {
                        away.take(world.ada, "outage");
                        return "taken";
                    },
                    () -> {
                        away.keep(world.ada, "outage", "No");
                        return "kept";
                    }));

            assertThat(outcomes).filteredOn(String.class::isInstance).hasSize(1);
            assertThat(world.library.current("outage").isEmpty()).isEqualTo(outcomes.contains("taken"));
        }
    }

    @Test
    void names_nobody_has_who_works_here_are_told() {
        Kept upload = uploads.upload(world.mara, bytes("Störung"));
        Playbook playbook = world.catalogue.open(world.mara, upload).playbook();
        assertThat(world.catalogue.strangers(world.lena, playbook)).containsExactly("Timo Berg");

        Account timo = world.people.create(
                world.ada, NewAccount.of("timo@oase.example", "Timo Berg", Role.COMMS, "a long enough password"));
        assertThat(world.catalogue.strangers(world.lena, playbook)).isEmpty();

        world.db.useHandle(handle -> handle.execute("UPDATE account SET active = false WHERE id = ?", timo.id()));
        assertThat(world.catalogue.strangers(world.lena, playbook)).containsExactly("Timo Berg");
    }

    @Test
    void of_two_who_decide_at_once_one_decides() throws InterruptedException {
        Account kim = world.people.find(world.ada.id()).orElseThrow();
        for (int i = 0; i < 10; i++) {
            Kept upload = uploads.upload(world.mara, bytes("Störung " + i));
            String seen =
                    world.library.current("outage").map(Library.Version::hash).orElse(null);

            List<Object> outcomes = atOnce(List.<Callable<Object>>of(
                    () -> uploads.take(world.ada, upload.hash(), seen),
                    () -> uploads.refuse(kim, upload.hash(), "No")));

            assertThat(outcomes).filteredOn(Kept.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Refused.Conflict.class::isInstance).hasSize(1);
        }
    }

    @Test
    void the_same_uploaded_twice_at_once_is_kept_once() throws InterruptedException {
        List<Object> outcomes = atOnce(List.<Callable<Object>>of(
                () -> uploads.upload(world.mara, bytes("Störung")), () -> uploads.upload(world.ada, bytes("Störung"))));

        assertThat(outcomes).filteredOn(Kept.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.Conflict.class::isInstance).hasSize(1);
    }

    @Test
    void a_file_that_is_changed_later_comes_into_use_and_one_that_lay_there_does_not() {
        GoodPlaybook.write(world.playbooks, "outage", text("Datei"));
        world.library.look();
        String file = world.library.current("outage").orElseThrow().hash();
        Kept upload = uploads.upload(world.mara, bytes("Hochgeladen"));
        uploads.take(world.ada, upload.hash(), file);

        world.library.look();
        world.library(world.playbooks).look();
        assertThat(title()).isEqualTo("Hochgeladen");
        assertThat(world.catalogue.differs(world.mara, "outage", upload.hash())).isTrue();

        GoodPlaybook.write(world.playbooks, "outage", text("Datei, neu"));
        world.library.look();
        assertThat(title()).isEqualTo("Datei, neu");
    }

    private String title() {
        return world.library.current("outage").orElseThrow().playbook().title().in(Locale.GERMAN);
    }

    private List<String> told(Account account) {
        return world.notices.list(account, null, 10, null).notices().stream()
                .map(Told::notice)
                .map(Notice::kind)
                .toList();
    }

    private static byte[] bytes(String title) {
        return text(title).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String title) {
        return GoodPlaybook.text("outage").replace("de: Störung eines Dienstes", "de: '" + title + "'");
    }
}
