package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.base.Vault;
import io.oase.channel.Changing;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Connecting;
import io.oase.channel.Declaration;
import io.oase.channel.Declaration.Field;
import io.oase.channel.Introduction;
import io.oase.channel.Networks;
import io.oase.channel.Reconnecting;
import io.oase.channel.Trouble;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connecting a channel and changing one: choose the network, fill in what it asks for, test, connect. */
@Path("/channels")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ConnectPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Channels channels;
    private final Connecting connecting;
    private final Reconnecting reconnecting;
    private final Changing changing;
    private final Networks networks;
    private final SealedSecrets sealed;
    private final Clock clock;

    public ConnectPages(
            Face face,
            Visits visits,
            Shells shells,
            Channels channels,
            Connecting connecting,
            Reconnecting reconnecting,
            Changing changing,
            Networks networks,
            Vault vault,
            Clock clock) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.channels = channels;
        this.connecting = connecting;
        this.reconnecting = reconnecting;
        this.changing = changing;
        this.networks = networks;
        this.sealed = new SealedSecrets(vault, clock);
        this.clock = clock;
    }

    /** The networks to choose from, or the form of the one chosen. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("network") @Nullable String network) {
        me.account().require(Right.MANAGE_CHANNELS);
        Visit visit = visits.of(request);
        if (network == null) {
            List<ConnectPage.NetworkChoice> choices = networks.all().stream()
                    .map(kind -> new ConnectPage.NetworkChoice(
                            kind.declaration().id(),
                            kind.declaration().name(),
                            visit.reader().say("network." + kind.declaration().id() + ".line")))
                    .toList();
            return Pages.html(
                    200,
                    face.page(
                            visit,
                            "connect",
                            visit.reader().say("connect.title"),
                            shells.around(visit, me.account(), "channels"),
                            new ConnectPage(choices, null)));
        }
        return form(visit, me, 200, new ConnectForm(declaration(network), null, Given.NOTHING, null, ""));
    }

    /** Tests or connects. */
    @POST
    public Response connect(
            @Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_CHANNELS);
        Declaration declaration = declaration(Pages.typed(form, "network"));
        return attempt(request, me, declaration, null, form, secrets -> {
            Channel channel = connecting.connect(
                    me.account(),
                    new Connecting.Wanted(
                            declaration.id(),
                            Pages.typed(form, "name"),
                            values(declaration.settings(), form),
                            secrets,
                            Pages.typed(form, "signOff"),
                            null,
                            clock.instant().minus(Duration.ofDays(days(Pages.typed(form, "import"))))));
            return "/channels#channel-" + channel.id();
        });
    }

    /** The form of a channel that is connected. */
    @GET
    @Path("{id: \\d+}/settings")
    @Consumes(MediaType.WILDCARD)
    public Response settings(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.MANAGE_CHANNELS);
        Channel channel = channels.connected(id);
        Introduction known = new Introduction(java.util.Optional.empty(), channel.place(), List.of(), List.of());
        return form(
                visits.of(request),
                me,
                200,
                new ConnectForm(declaration(channel.network()), channel, Given.NOTHING, known, ""));
    }

    /** Tests or saves. */
    @POST
    @Path("{id: \\d+}/settings")
    public Response save(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_CHANNELS);
        Channel channel = channels.connected(id);
        Declaration declaration = declaration(channel.network());
        return attempt(request, me, declaration, channel, form, secrets -> {
            Map<String, String> settings = values(declaration.settings(), form);
            boolean anew = !settings.equals(channel.settings())
                    || !secrets.isEmpty()
                    || channels.coverage(id).needsPerson();
            changing.change(
                    me.account(),
                    id,
                    new Changing.Change(
                            Pages.typed(form, "name"),
                            Pages.typed(form, "signOff"),
                            null,
                            anew ? settings : null,
                            anew ? secrets : null,
                            null));
            return "/channels#channel-" + id;
        });
    }

    private Response attempt(
            ContainerRequestContext request,
            Me me,
            Declaration declaration,
            @Nullable Channel channel,
            MultivaluedMap<String, String> form,
            Saving saving) {
        Visit visit = visits.of(request);
        Map<String, String> secrets = new HashMap<>(
                sealed.open(Pages.typed(form, "sealed"), me.account().id(), declaration.id()));
        secrets.putAll(values(declaration.secrets(), form));
        Introduction found = null;
        try {
            if (!Pages.typed(form, "do").equals("test")) {
                return Pages.onTo(saving.save(secrets)).build();
            }
            Map<String, String> settings = values(declaration.settings(), form);
            found = channel == null
                    ? connecting.test(me.account(), declaration.id(), settings, secrets)
                    : reconnecting.test(me.account(), channel.id(), settings, secrets);
            return form(visit, me, 200, again(me, declaration, channel, typed(form), found, secrets));
        } catch (Refused.NotAllowed notAllowed) {
            throw notAllowed;
        } catch (Refused refused) {
            Given given = Given.refused(visit.reader(), form, refused);
            return form(visit, me, 422, again(me, declaration, channel, given, shown(form), secrets));
        } catch (Trouble trouble) {
            Given given = Given.problem(form, visit.reader().say(trouble.said()));
            return form(visit, me, 422, again(me, declaration, channel, given, null, secrets));
        }
    }

    /** The part below a test stays open when what was refused stands in it. */
    private static @Nullable Introduction shown(MultivaluedMap<String, String> form) {
        return form.containsKey("name")
                ? new Introduction(java.util.Optional.empty(), Pages.typed(form, "name"), List.of(), List.of())
                : null;
    }

    private ConnectForm again(
            Me me,
            Declaration declaration,
            @Nullable Channel channel,
            Given given,
            @Nullable Introduction found,
            Map<String, String> secrets) {
        return new ConnectForm(
                declaration,
                channel,
                given,
                found,
                sealed.seal(secrets, me.account().id(), declaration.id()));
    }

    private static Given typed(MultivaluedMap<String, String> form) {
        return new Given(form, Map.of(), null, null);
    }

    private Response form(Visit visit, Me me, int status, ConnectForm form) {
        ConnectPage page = new ConnectPage(List.of(), form.view(visit.reader(), me.account()));
        return Pages.html(
                status,
                face.page(
                        visit,
                        "connect-form",
                        form.declaration().name(),
                        shells.around(visit, me.account(), "channels"),
                        page));
    }

    private Declaration declaration(String network) {
        return networks.find(network)
                .orElseThrow(() -> new Refused.NotFound(Said.of("channel.no_such_network", network)))
                .declaration();
    }

    private static Map<String, String> values(List<Field> fields, MultivaluedMap<String, String> form) {
        Map<String, String> values = new HashMap<>();
        for (Field field : fields) {
            String value = Pages.typed(form, field.key()).strip();
            if (!value.isEmpty()) {
                values.put(field.key(), value);
            }
        }
        return values;
    }

    private static int days(String chosen) {
        return switch (chosen) {
            case "1" -> 1;
            case "30" -> 30;
            case "0" -> 0;
            default -> 7;
        };
    }

    /** What connects or changes; answers where to go on. */
    private interface Saving {
        String save(Map<String, String> secrets);
    }
}
