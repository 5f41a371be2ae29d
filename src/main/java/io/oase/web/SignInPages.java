package io.oase.web;

import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.Sessions;
import io.oase.people.SignIn;
import io.oase.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /sign-in} and {@code /sign-out}. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class SignInPages {
    /** Cookie by which a browser is known where somebody has signed in before. */
    static final String DEVICE_COOKIE = "oase_device";

    private final Face face;
    private final Visits visits;
    private final OwnSite own;
    private final SignIn signIn;
    private final Sessions sessions;
    private final List<Account> offered;

    /** @param offered accounts whose sign-in is one button, in the demo; looked at with each request */
    public SignInPages(Face face, Visits visits, OwnSite own, SignIn signIn, Sessions sessions, List<Account> offered) {
        this.face = face;
        this.visits = visits;
        this.own = own;
        this.signIn = signIn;
        this.sessions = sessions;
        this.offered = offered;
    }

    /** The form; who is signed in already goes on. */
    @GET
    @Path("sign-in")
    @Consumes(MediaType.WILDCARD)
    public Response form(@Context ContainerRequestContext request, @QueryParam("next") @Nullable String next) {
        return Visits.me(request).isPresent()
                ? Pages.onTo(Pages.own(next)).build()
                : page(request, 200, "", next, null);
    }

    /** Signs in. */
    @POST
    @Path("sign-in")
    public Response signIn(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            MultivaluedMap<String, String> form) {
        own.require(request);
        String email = Pages.typed(form, "email");
        String next = Pages.typed(form, "next");
        try {
            String password = Pages.typed(form, "password");
            return in(request, signIn.with(email, password, servlet.getRemoteAddr(), device(request)), next);
        } catch (Refused.NotAllowed wrong) {
            return page(request, 422, email, next, wrong);
        } catch (Refused.TooMany wait) {
            Response page = page(request, 429, email, next, wait);
            page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, wait.retryAfterSeconds());
            return page;
        }
    }

    /** Signs in with one of the accounts the demo offers. */
    @POST
    @Path("sign-in/demo")
    public Response demo(@Context ContainerRequestContext request, MultivaluedMap<String, String> form) {
        own.require(request);
        Account account = offered.stream()
                .filter(one -> one.email().equals(Pages.typed(form, "email")))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return in(request, signIn.as(account), Pages.typed(form, "next"));
    }

    /** Signs this browser out. */
    @POST
    @Path("sign-out")
    @Consumes(MediaType.WILDCARD)
    public Response signOut(@Context ContainerRequestContext request) {
        endPresent(request);
        return Pages.onTo("/sign-in")
                .cookie(own.cookie(request, Entrance.COOKIE, "", 0, true))
                .build();
    }

    private Response in(ContainerRequestContext request, SignedIn in, String next) {
        endPresent(request);
        return in(own, request, in)
                .location(java.net.URI.create(Pages.own(next)))
                .build();
    }

    /** Answers with the session's cookie, on to the start page. */
    static Response.ResponseBuilder in(OwnSite own, ContainerRequestContext request, SignedIn in) {
        int longest = (int) in.longest().toSeconds();
        Response.ResponseBuilder answer =
                Pages.onTo("/").cookie(own.cookie(request, Entrance.COOKIE, in.token(), longest, true));
        int kept = (int) SignedIn.DEVICE_KEPT.toSeconds();
        return in.device() == null
                ? answer
                : answer.cookie(own.cookie(request, DEVICE_COOKIE, in.device(), kept, true));
    }

    private static @Nullable String device(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(DEVICE_COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private void endPresent(ContainerRequestContext request) {
        Visits.me(request).map(Me::cookie).ifPresent(sessions::end);
    }

    private Response page(
            ContainerRequestContext request,
            int status,
            String email,
            @Nullable String next,
            @Nullable Refused refused) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        SignInPage page = new SignInPage(
                email,
                Pages.own(next),
                refused == null ? null : reader.say(refused.said()),
                offered.stream().map(one -> offer(reader, one)).toList(),
                languages(reader));
        return Pages.html(status, face.plain(visit, "sign-in", reader.say("signin.title"), page));
    }

    private static SignInPage.Offer offer(Reader reader, Account account) {
        return new SignInPage.Offer(
                account.email(), account.name(), reader.say(account.role().said()), Faces.of(account));
    }

    /** The languages there are, each by its own name. */
    static List<Choice> languages(Reader reader) {
        return Messages.LANGUAGES.stream()
                .map(locale -> new Choice(
                        locale.getLanguage(),
                        ownName(locale),
                        locale.equals(reader.language().locale())))
                .toList();
    }

    private static String ownName(Locale locale) {
        return locale.getDisplayLanguage(locale);
    }
}
