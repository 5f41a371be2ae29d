package io.oase.web;

import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Fault;
import io.oase.playbook.Kept;
import io.oase.playbook.Playbook;
import io.oase.playbook.Shelf;
import io.oase.playbook.Uploads;
import io.oase.playbook.Withdrawals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands on the pages around playbooks: the list, their versions, uploads. */
final class PlaybookDesk {
    private final Catalogue shelf;
    private final Uploads uploads;

    PlaybookDesk(Catalogue shelf, Uploads uploads) {
        this.shelf = shelf;
        this.uploads = uploads;
    }

    /** Whether somebody may put a playbook in force, be it in an emergency. */
    static boolean mayActivate(Account me) {
        // The right to put a playbook in force belongs here once there is one.
        return me.may(Right.BREAK_GLASS);
    }

    PlaybooksPage list(Reader reader, Account me) {
        Catalogue.Overview all = shelf.all(me);
        boolean mayUpload = me.may(Right.MANAGE_PLAYBOOKS);
        return new PlaybooksPage(
                mayUpload,
                all.versions().stream()
                        .map(version -> line(reader, me, version))
                        .toList(),
                all.trouble().map(reader::say).orElse(null),
                all.faults().entrySet().stream()
                        .map(each -> new PlaybooksPage.Broken(each.getKey(), faults(reader, each.getValue(), "")))
                        .toList(),
                mayUpload
                        ? Stream.concat(
                                        uploads.waiting(me).stream().map(each -> waiting(reader, me, each)),
                                        uploads.withdrawals().waiting(me).stream()
                                                .map(each -> away(reader, me, each)))
                                .toList()
                        : List.of());
    }

    /** Faults in words, each with its line of this text. */
    static List<PlaybooksPage.FaultLine> faults(Reader reader, List<Fault> faults, String source) {
        String[] lines = source.split("\n", -1);
        return faults.stream()
                .map(fault -> new PlaybooksPage.FaultLine(
                        fault.line(),
                        fault.field(),
                        reader.say(fault.said()),
                        fault.line() <= lines.length ? lines[fault.line() - 1].strip() : ""))
                .toList();
    }

    /** What somebody should look at in a version, in words. */
    List<String> notes(Reader reader, Account me, Kept kept) {
        List<String> notes = new ArrayList<>();
        if (kept.state() == Kept.State.CURRENT && shelf.differs(me, kept.playbookId(), kept.hash())) {
            notes.add(reader.say("books.differs"));
        }
        List<String> strangers = shelf.strangers(me, shelf.open(me, kept).playbook());
        if (!strangers.isEmpty()) {
            notes.add(reader.say("crisis.strangers", CrisisWords.quoted(reader, strangers)));
        }
        shelf.warnings(me, kept.playbookId(), kept.hash()).stream()
                .filter(fault -> !fault.field().equals("review_by"))
                .forEach(fault ->
                        notes.add(reader.say("books.note", fault.line(), fault.field(), reader.say(fault.said()))));
        return notes;
    }

    /** Two versions beside each other; without wishes the one in use and the one before it. */
    PlaybookVersionsPage versions(Reader reader, Account me, String id, @Nullable String from, @Nullable String to) {
        List<Kept> all = shelf.versions(me, id);
        Kept second =
                find(all, to, all.stream().filter(Kept::current).findFirst().orElse(all.get(0)));
        int at = all.indexOf(second);
        Kept first = find(all, from, all.get(Math.min(all.size() - 1, at + 1)));
        String title =
                shelf.open(me, second).playbook().title().in(reader.language().locale());
        List<LineDiff.Line> lines = first.equals(second)
                ? List.of()
                : LineDiff.of(
                        shelf.open(me, first).source(), shelf.open(me, second).source());
        return new PlaybookVersionsPage(
                id,
                title,
                all.stream().map(each -> version(reader, each)).toList(),
                choices(reader, all, first),
                choices(reader, all, second),
                all.size() < 2 ? "" : reader.say("books.compared", name(reader, first), name(reader, second)),
                lines);
    }

    /** An upload beside what is in use. */
    PlaybookReviewPage review(Reader reader, Account me, Kept upload, @Nullable String problem, String reason) {
        Catalogue.Opened opened = shelf.open(me, upload);
        Kept inUse = shelf.versions(me, upload.playbookId()).stream()
                .filter(Kept::current)
                .findFirst()
                .orElse(null);
        boolean waits = upload.state() == Kept.State.WAITING;
        boolean own = upload.by().filter(by -> by == me.id()).isPresent();
        return new PlaybookReviewPage(
                upload.hash(),
                upload.playbookId(),
                opened.playbook().title().in(reader.language().locale()),
                reader.say("books.uploadedby", String.valueOf(upload.byName())),
                reader.moment(upload.at()),
                inUse == null ? "" : inUse.hash(),
                inUse == null
                        ? reader.say("books.isnew")
                        : reader.say("books.compared", name(reader, inUse), name(reader, upload)),
                inUse == null || !waits
                        ? List.of()
                        : LineDiff.of(shelf.open(me, inUse).source(), opened.source()),
                notes(reader, me, upload),
                waits && !own,
                !waits ? standing(reader, upload) : own ? reader.say("books.ownwaits") : null,
                problem,
                reason);
    }

    private static PlaybooksPage.Line line(Reader reader, Account me, Shelf.Version version) {
        Playbook playbook = version.playbook();
        Locale locale = reader.language().locale();
        String day = reader.by("time.date", playbook.reviewBy());
        boolean overdue = playbook.reviewBy().isBefore(reader.day(reader.now()));
        return new PlaybooksPage.Line(
                playbook.id(),
                playbook.title().in(locale),
                playbook.summary().in(locale),
                overdue ? playbook.owner() : reader.say("books.facts", playbook.owner(), day),
                overdue ? reader.say("books.overdue", day) : null,
                reader.moment(version.since()),
                mayActivate(me));
    }

    private static PlaybooksPage.Waiting waiting(Reader reader, Account me, Kept kept) {
        return new PlaybooksPage.Waiting(
                "/playbooks/uploads/" + kept.hash(),
                kept.playbookId(),
                reader.say("books.uploadedby", String.valueOf(kept.byName())),
                reader.moment(kept.at()),
                kept.by().filter(by -> by == me.id()).isPresent());
    }

    private static PlaybooksPage.Waiting away(Reader reader, Account me, Withdrawals.Withdrawal wish) {
        return new PlaybooksPage.Waiting(
                "/playbooks/" + wish.playbookId() + "/withdrawal",
                wish.playbookId(),
                reader.say("books.awayline", wish.byName()),
                reader.moment(wish.at()),
                wish.byId() == me.id());
    }

    private static PlaybookVersionsPage.Line version(Reader reader, Kept kept) {
        String origin =
                kept.byName() == null ? reader.say("books.fromfile") : reader.say("books.uploadedby", kept.byName());
        String reviewer = kept.reviewerName();
        return new PlaybookVersionsPage.Line(
                kept.hash(),
                kept.hash().substring(0, 8),
                kept.current(),
                reader.say("books.state." + kept.state().name().toLowerCase(Locale.ROOT)),
                reviewer == null ? origin : origin + " · " + reader.say("books.lookedat", reviewer),
                kept.refused() == null ? "" : kept.refused(),
                reader.moment(kept.at()));
    }

    private static String standing(Reader reader, Kept upload) {
        String reviewer = String.valueOf(upload.reviewerName());
        return upload.refused() == null
                ? reader.say("books.takenby", reviewer)
                : reader.say("books.refusedby", reviewer, upload.refused());
    }

    private static List<Choice> choices(Reader reader, List<Kept> all, Kept chosen) {
        return all.stream()
                .map(each -> new Choice(each.hash(), name(reader, each), each.equals(chosen)))
                .toList();
    }

    private static String name(Reader reader, Kept kept) {
        return reader.at(kept.at()) + " · " + kept.hash().substring(0, 8);
    }

    private static Kept find(List<Kept> all, @Nullable String hash, Kept otherwise) {
        return all.stream().filter(each -> each.hash().equals(hash)).findFirst().orElse(otherwise);
    }
}
