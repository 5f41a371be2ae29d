package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.acknowledge.Acknowledgements;
import io.oase.inbox.Contact;
import io.oase.inbox.Conversations;
import io.oase.inbox.Identity;
import io.oase.people.Account;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/me} and {@code /api/v1/contacts}: who asks, and who writes to us. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class MeApi {
    private final Conversations conversations;
    private final Acknowledgements acknowledgements;

    public MeApi(Conversations conversations, Acknowledgements acknowledgements) {
        this.conversations = conversations;
        this.acknowledgements = acknowledgements;
    }

    /** The account behind the token. */
    @JsonNaming(SnakeCaseStrategy.class)
    record MeJson(
            long id,
            String email,
            String name,
            String title,
            String initials,
            String role,
            List<String> languages,
            List<String> rights) {}

    /** Who asks. */
    @GET
    @Path("me")
    public MeJson me(@Auth Me me) {
        Account account = me.account();
        return new MeJson(
                account.id(),
                account.email(),
                account.name(),
                account.title(),
                account.initials(),
                account.role().id(),
                account.languages(),
                account.role().rights().stream().map(Right::id).sorted().toList());
    }

    /** A person with all their handles and their conversations. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ContactJson(
            long id,
            String name,
            Instant firstSeen,
            @Nullable Instant noAutomaticSince,
            List<IdentityJson> identities,
            List<ConversationJson.Line> conversations) {}

    /** One of their handles. */
    @JsonNaming(SnakeCaseStrategy.class)
    record IdentityJson(
            String network,
            String handle,
            String displayName,
            @Nullable String url,
            @Nullable String avatarUrl,
            @Nullable Integer followers,
            boolean bot) {
        static IdentityJson of(Identity identity) {
            return new IdentityJson(
                    identity.network(),
                    identity.handle(),
                    identity.displayName(),
                    identity.url(),
                    identity.avatarUrl(),
                    identity.followers(),
                    identity.bot());
        }
    }

    /** One person. */
    @GET
    @Path("contacts/{id}")
    public ContactJson contact(@Auth Me me, @PathParam("id") long id) {
        return json(conversations.contact(me.account(), id));
    }

    /** What may be changed of a person; what is absent stays. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ContactChange(@Nullable Boolean automaticMessages) implements Body {}

    /** Puts down whether somebody wants automatic messages. */
    @PATCH
    @Path("contacts/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ContactJson change(@Auth Me me, @PathParam("id") long id, @Nullable ContactChange change) {
        Boolean wanted = Body.given(change).automaticMessages();
        if (wanted != null) {
            acknowledgements.automatic(me.account(), id, wanted);
        }
        return json(conversations.contact(me.account(), id));
    }

    private static ContactJson json(Contact contact) {
        return new ContactJson(
                contact.id(),
                contact.name(),
                contact.firstSeen(),
                contact.noAutomaticSince(),
                contact.identities().stream().map(IdentityJson::of).toList(),
                contact.conversations().stream().map(ConversationJson.Line::of).toList());
    }
}
