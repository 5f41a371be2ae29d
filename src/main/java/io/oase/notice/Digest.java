package io.oase.notice;

import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** One mail with what is unread then, at the times somebody chose; none when nothing is. */
final class Digest implements Carrier {
    private static final int AT_ONCE = 100;

    private final Letters letters;
    private final DigestWords words;
    private final People people;
    private final Jdbi db;
    private final Clock clock;
    private final ZoneId usual;

    /** @param usual zone of people who have not said theirs */
    Digest(Letters letters, DigestWords words, People people, Jdbi db, Clock clock, ZoneId usual) {
        this.letters = letters;
        this.words = words;
        this.people = people;
        this.db = db;
        this.clock = clock;
        this.usual = usual;
    }

    @Override
    public Way way() {
        return Way.DIGEST;
    }

    /** Whichever node looks first makes the delivery; from then on it is like any other. */
    @Override
    public void gather() {
        Instant now = clock.instant();
        db.withHandle(handle -> DigestDao.due(handle, now, AT_ONCE))
                .forEach(account -> db.inTransaction(handle -> DigestDao.gather(handle, account, now)));
    }

    @Override
    public Outcome carry(DeliveryDao.Claim claim) {
        long id = claim.accountId() == null ? 0 : claim.accountId();
        Optional<Hearer> hearer = db.withHandle(handle -> PreferenceDao.hearer(handle, id, usual));
        Optional<Account> account = people.find(id).filter(Account::active);
        if (hearer.isEmpty() || account.isEmpty()) {
            return new Outcome.Pointless();
        }
        Optional<Instant> quiet = hearer.get().preference().quietUntil(clock.instant());
        if (quiet.isPresent()) {
            return new Outcome.Postponed(quiet.get());
        }
        List<Told> unread = db.withHandle(handle -> DigestDao.unread(handle, claim.id())).stream()
                .filter(told -> hearer.get().choice(told.notice().kind()).mail() != Mailing.NONE)
                .toList();
        return unread.isEmpty()
                ? new Outcome.Pointless()
                : letters.send(claim.id(), account.get(), language -> words.letter(language, unread));
    }

    /** What it says. */
    record DigestWords(Voice voice, Optional<String> publicUrl) {
        private static final int MOST = 50;

        Letters.Letter letter(String language, List<Told> unread) {
            StringBuilder text = new StringBuilder();
            List<Told> shown = unread.subList(0, Math.min(MOST, unread.size()));
            for (Family family : Family.values()) {
                List<Notice> ofFamily = shown.stream()
                        .map(Told::notice)
                        .filter(notice -> Family.of(notice.kind()) == family)
                        .toList();
                if (!ofFamily.isEmpty()) {
                    text.append(voice.say(language, Said.of("notice.family." + family.id())))
                            .append("\n\n");
                    ofFamily.forEach(notice -> entry(text, language, notice));
                }
            }
            if (unread.size() > MOST) {
                text.append(voice.say(language, Said.of("notice.digest.more", unread.size() - MOST)))
                        .append("\n\n");
            }
            publicUrl.ifPresent(url -> text.append(url).append("/notices\n\n"));
            text.append("-- \n")
                    .append(voice.say(language, Said.of("notice.digest.why")))
                    .append('\n');
            return new Letters.Letter(
                    voice.say(language, Said.of("notice.digest.subject", unread.size())), text.toString());
        }

        private void entry(StringBuilder text, String language, Notice notice) {
            text.append("  * ")
                    .append(NoticeWords.headline(voice, language, notice))
                    .append('\n');
            String title = NoticeWords.title(notice, language);
            if (!title.isEmpty()) {
                text.append("    ")
                        .append(voice.say(language, Said.of("notice.title", title)))
                        .append('\n');
            }
            NoticeWords.link(publicUrl, notice)
                    .ifPresent(link -> text.append("    ").append(link).append('\n'));
            text.append('\n');
        }
    }
}
