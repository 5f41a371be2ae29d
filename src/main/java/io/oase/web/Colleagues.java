package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.people.Token;
import io.oase.people.Tokens;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the page of a colleague, or the form for somebody new; and shows it again with what a change was refused for. */
final class Colleagues {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final People people;
    private final Tokens tokens;
    private final Newcomers newcomers;

    Colleagues(Face face, Visits visits, Shells shells, People people, Tokens tokens, Newcomers newcomers) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.people = people;
        this.tokens = tokens;
        this.newcomers = newcomers;
    }

    /** What a change does; answers where to go on. */
    interface Saving {
        String run();
    }

    /**
     * Changes somebody and goes on; or, when that was refused, shows what was typed and why.
     *
     * @param id null for somebody new
     * @param form what the page shows again
     */
    Response saving(
            ContainerRequestContext request,
            Me me,
            @Nullable Long id,
            MultivaluedMap<String, String> form,
            Saving change) {
        me.account().require(Right.MANAGE_PEOPLE);
        try {
            return Pages.onTo(change.run()).build();
        } catch (Refused.Invalid | Refused.Conflict refused) {
            Visit visit = visits.of(request);
            Given given = Given.refused(visit.reader(), form, refused);
            String picture = given.error("picture");
            return page(
                    visit,
                    me,
                    refused instanceof Refused.Conflict ? 409 : 422,
                    id == null ? null : find(id),
                    picture == null ? given : Given.problem(form, picture));
        }
    }

    /** @param account null for somebody new */
    Response page(Visit visit, Me me, int status, @Nullable Account account, Given given) {
        return page(visit, me, status, account, given, null);
    }

    /** The same with a token just made, which no other page shows. */
    Response page(Visit visit, Me me, int status, @Nullable Account account, Given given, @Nullable String newToken) {
        String title = account == null ? visit.reader().say("people.add") : account.name();
        List<Token> theirs = account != null && me.account().may(Right.MANAGE_TOKENS_OF_OTHERS)
                ? tokens.list(me.account(), account.id())
                : List.of();
        AccountPage.Newcomer newcomer =
                account == null ? null : newcomers.of(visit.reader(), me.account(), account, given);
        AccountPage page = AccountViews.other(visit.reader(), account, theirs, newToken, newcomer, given);
        return Pages.html(
                status, face.page(visit, "account", title, shells.around(visit, me.account(), "people"), page));
    }

    /** Somebody who works or worked here. */
    Account find(long id) {
        return people.find(id).orElseThrow(() -> new Refused.NotFound(Said.of("people.unknown")));
    }

    /** The role that was chosen. */
    static Role role(MultivaluedMap<String, String> form) {
        return Role.of(Pages.typed(form, "role"))
                .orElseThrow(() -> new Refused.Invalid("role", Said.of("people.role.unknown")));
    }
}
