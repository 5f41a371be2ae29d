package io.oase.notice;

import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import java.util.Optional;

/** Writes notices to people, one mail each. */
final class Mail implements Carrier {
    private final Letters letters;
    private final People people;
    private final Voice voice;
    private final Optional<String> publicUrl;

    /** @param publicUrl address of the pages, for links; empty: none are given */
    Mail(Letters letters, People people, Voice voice, Optional<String> publicUrl) {
        this.letters = letters;
        this.people = people;
        this.voice = voice;
        this.publicUrl = publicUrl;
    }

    @Override
    public Way way() {
        return Way.EMAIL;
    }

    @Override
    public Outcome carry(DeliveryDao.Claim claim) {
        Long id = claim.accountId();
        Account account = id == null ? null : people.find(id).orElse(null);
        if (account == null || !account.active()) {
            return new Outcome.Pointless();
        }
        Notice notice = claim.content().as(Content.class).notice();
        return letters.send(
                claim.id(),
                account,
                language -> new Letters.Letter(NoticeWords.headline(voice, language, notice), text(notice, language)));
    }

    private String text(Notice notice, String language) {
        StringBuilder text = new StringBuilder(NoticeWords.inFull(voice, language, notice));
        NoticeWords.link(publicUrl, notice)
                .ifPresent(link -> text.append("\n\n").append(link));
        return text.append("\n\n-- \n")
                .append(voice.say(language, Said.of("notice.email.why")))
                .append('\n')
                .toString();
    }
}
