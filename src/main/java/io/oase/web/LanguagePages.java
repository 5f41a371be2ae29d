package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.AccountChange;
import io.oase.people.People;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code /language}: which language the pages speak in this browser, and to this account. */
@Path("/language")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LanguagePages {
    private static final int A_YEAR = 365 * 24 * 3600;

    private final OwnSite own;
    private final People people;

    public LanguagePages(OwnSite own, People people) {
        this.own = own;
        this.people = people;
    }

    /** Remembers the choice and goes back to where it was made. */
    @POST
    public Response choose(@Context ContainerRequestContext request, MultivaluedMap<String, String> form) {
        own.require(request);
        String chosen = Pages.typed(form, "locale");
        if (Messages.LANGUAGES.stream().noneMatch(locale -> locale.getLanguage().equals(chosen))) {
            throw new Refused.Invalid("locale", Said.of("people.locale.unknown"));
        }
        Visits.me(request)
                .ifPresent(me -> people.change(
                        me.account(), me.account().id(), AccountChange.profile(null, null, null, chosen, null, null)));
        return Pages.onTo(back(request.getHeaderString("Referer")))
                .cookie(own.cookie(request, Visits.LANGUAGE_COOKIE, chosen, A_YEAR, true))
                .build();
    }

    /** The path of the page the form stood on; nothing of its host is believed. */
    private static String back(@Nullable String referer) {
        try {
            URI uri = new URI(referer == null ? "/" : referer);
            String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return path.startsWith("/sign-in") ? "/sign-in" + path.substring(8) : Pages.own(path);
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
