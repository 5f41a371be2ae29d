package io.oase.web;

import io.oase.channel.Visibility;
import io.oase.draft.Draft;
import io.oase.draft.Draft.Kind;
import io.oase.people.Account;
import java.util.List;
import java.util.Optional;

/** Drafts as the composer shows them. */
record DraftWords(Reader reader, Account me) {
    DraftsView of(List<Draft> drafts) {
        return new DraftsView(
                saved(own(drafts, Kind.ANSWER)),
                saved(own(drafts, Kind.NOTE)),
                drafts.stream().filter(this::beside).map(this::offer).toList());
    }

    /** What stands in the fields: what was just typed and refused first, then what is saved. */
    Typed into(Typed typed, List<Draft> drafts) {
        Optional<Draft> answer = own(drafts, Kind.ANSWER).filter(draft -> !draft.ended());
        Optional<Draft> note = own(drafts, Kind.NOTE).filter(draft -> !draft.ended());
        boolean given = !typed.text().isEmpty();
        return new Typed(
                given ? typed.text() : answer.map(Draft::text).orElse(""),
                typed.note().isEmpty() ? note.map(Draft::text).orElse("") : typed.note(),
                given
                        ? typed.privately()
                        : answer.map(Draft::visibility)
                                .map(visibility -> visibility == Visibility.PRIVATE)
                                .orElse(typed.privately()),
                typed.onNote(),
                typed.problem(),
                typed.newer(),
                typed.replaces(),
                given ? typed.origin() : answer.map(Draft::origin).orElse(typed.origin()));
    }

    private DraftsView.Saved saved(Optional<Draft> own) {
        return own.map(draft -> new DraftsView.Saved(
                        draft.version(),
                        draft.savedAt().toString(),
                        draft.ended() ? "" : reader.say("draft.saved", draft.savedAt())))
                .orElse(DraftsView.Saved.NOTHING);
    }

    private DraftsView.Offer offer(Draft draft) {
        boolean note = draft.kind() == Kind.NOTE;
        boolean left = draft.accountId() != me.id();
        String words = draft.authorId() == me.id()
                ? reader.say("draft.other")
                : reader.say(left ? "draft.left" : "draft.handed", draft.authorName());
        return new DraftsView.Offer(
                draft.id(),
                note,
                words,
                reader.moment(draft.savedAt()),
                draft.text(),
                reader.say(note ? "draft.takenote" : "draft.takeanswer"));
    }

    private boolean beside(Draft draft) {
        return !draft.ended() && (draft.aside() || draft.accountId() != me.id());
    }

    private Optional<Draft> own(List<Draft> drafts, Kind kind) {
        return drafts.stream()
                .filter(draft -> draft.accountId() == me.id() && !draft.aside() && draft.kind() == kind)
                .findFirst();
    }
}
