package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.approval.StandingRule;
import io.oase.approval.StandingRule.Body;
import io.oase.approval.StandingRule.Kind;
import io.oase.approval.StandingRules;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.reply.Replies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /approval-rules}: when an answer needs a second pair of eyes. */
@Path("/approval-rules")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ApprovalRulePages {
    /** Fewer cannot look at each other's answers while one is away. */
    private static final int ENOUGH = 2;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final StandingRules rules;
    private final Replies replies;
    private final Channels channels;
    private final People people;

    ApprovalRulePages(
            Face face,
            Visits visits,
            Shells shells,
            StandingRules rules,
            Replies replies,
            Channels channels,
            People people) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.rules = rules;
        this.replies = replies;
        this.channels = channels;
        this.people = people;
    }

    /** All of them. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        return page(request, me.account(), 200, new MultivaluedHashMap<>(), List.of());
    }

    /** Puts one in force. */
    @POST
    public Response add(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        return attempt(
                request,
                me,
                form,
                () -> rules.add(me.account(), body(visits.of(request).reader(), form)));
    }

    /** Removes one. */
    @POST
    @Path("{id: \\d+}/removal")
    public Response remove(@Auth Me me, @PathParam("id") long id) {
        rules.remove(me.account(), id);
        return Pages.onTo("/approval-rules").build();
    }

    /** Says how long an answer may wait. */
    @POST
    @Path("limit")
    public Response limit(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        String minutes = Pages.typed(form, "minutes").strip();
        Integer wanted =
                minutes.isEmpty() ? null : minutes.matches("\\d{1,6}") ? Integer.valueOf(minutes) : Integer.valueOf(-1);
        return attempt(request, me, form, () -> rules.limit(me.account(), wanted));
    }

    private Response attempt(
            ContainerRequestContext request, Me me, MultivaluedMap<String, String> form, Runnable verb) {
        try {
            verb.run();
            return Pages.onTo("/approval-rules").build();
        } catch (Refused.Invalid refused) {
            Reader reader = visits.of(request).reader();
            List<String> errors =
                    refused.fields().values().stream().map(reader::say).toList();
            return page(request, me.account(), 422, form, errors);
        }
    }

    private static Body body(Reader reader, MultivaluedMap<String, String> form) {
        String kind = Pages.typed(form, "kind");
        Kind of = Arrays.stream(Kind.values())
                .filter(each -> each.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(() -> new Refused.Invalid("kind", Said.of("approvals.rules.nokind")));
        return new Body(
                of,
                Role.of(Pages.typed(form, "role")).orElse(null),
                number(Pages.typed(form, "channel")),
                Pages.typed(form, "tag"),
                number(Pages.typed(form, "account")),
                until(reader, Pages.typed(form, "until")),
                Pages.typed(form, "private_too").equals("true"));
    }

    /** To the end of the day, where the reader is. */
    static @Nullable Instant until(Reader reader, String day) {
        try {
            return day.isBlank()
                    ? null
                    : LocalDate.parse(day)
                            .plusDays(1)
                            .atStartOfDay(reader.zone())
                            .toInstant();
        } catch (DateTimeParseException none) {
            throw new Refused.Invalid("until", Said.of("approvals.rules.noday"));
        }
    }

    private static @Nullable Long number(String word) {
        return word.matches("\\d{1,18}") ? Long.valueOf(word) : null;
    }

    private Response page(
            ContainerRequestContext request,
            Account me,
            int status,
            MultivaluedMap<String, String> form,
            List<String> errors) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        boolean may = me.may(Right.MANAGE_APPROVAL);
        List<String> approvers = replies.approvers();
        String limit = rules.limit(me).map(String::valueOf).orElse("");
        ApprovalRulesPage page = new ApprovalRulesPage(
                may,
                rules.all(me).stream().map(rule -> line(reader, rule)).toList(),
                String.join(", ", approvers),
                approvers.size() < ENOUGH ? reader.say("approvals.rules.few", approvers.size()) : "",
                form.containsKey("minutes") ? Pages.typed(form, "minutes") : limit,
                limit.isEmpty()
                        ? reader.say("approvals.rules.nolimit")
                        : reader.say("approvals.rules.limitwords", Integer.valueOf(limit)),
                Arrays.stream(Role.values())
                        .map(role -> new Choice(
                                role.id(), reader.say(role.said()), role.id().equals(Pages.typed(form, "role"))))
                        .toList(),
                channels.list().stream()
                        .map(channel -> choice(channel.id(), channel.name(), Pages.typed(form, "channel")))
                        .toList(),
                !may
                        ? List.of()
                        : people.list(me, false).stream()
                                .map(each -> choice(each.id(), each.name(), Pages.typed(form, "account")))
                                .toList(),
                Pages.typed(form, "tag"),
                Pages.typed(form, "until"),
                reader.day(reader.now()).toString(),
                Pages.typed(form, "private_too").equals("true"),
                errors);
        Shell shell = shells.around(visit, me, "approvals");
        return Pages.html(status, face.page(visit, "approval-rules", reader.say("approvals.rules.title"), shell, page));
    }

    private static Choice choice(long id, String label, String chosen) {
        return new Choice(String.valueOf(id), label, chosen.equals(String.valueOf(id)));
    }

    private static ApprovalRulesPage.Line line(Reader reader, StandingRule rule) {
        Body body = rule.body();
        String readers = reader.say(body.privateToo() ? "approvals.rules.all" : "approvals.rules.public");
        // The end of a day is said as the day.
        String until = body.until() == null
                ? ""
                : " · "
                        + reader.say(
                                "approvals.rules.until",
                                reader.by("time.date", body.until().minusSeconds(1)));
        return new ApprovalRulesPage.Line(
                rule.id(),
                reader.say("approval.why." + body.kind().name().toLowerCase(Locale.ROOT), rule.name()),
                readers + until,
                reader.say("approvals.rules.made", rule.madeByName(), rule.madeAt()));
    }
}
