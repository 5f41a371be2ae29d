package io.oase.web;

import io.oase.base.Said;
import io.oase.notice.Family;
import io.oase.notice.TeamWebhook;
import io.oase.people.Team;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the pages about chats of a team. */
final class TeamChatViews {
    /** What a new chat is offered to hear. */
    private static final Set<Family> USUAL = EnumSet.of(Family.PROMISES, Family.TEAM);

    private TeamChatViews() {}

    /** @param hook null for a new one */
    static TeamChatPage form(
            Reader reader, Team team, @Nullable TeamWebhook hook, String action, String title, Given given) {
        boolean typed = !given.typed().isEmpty();
        List<String> ticked = Objects.requireNonNullElse(given.typed().get("kinds"), List.of());
        String language = given.value(
                "language", hook == null ? reader.language().locale().getLanguage() : hook.language());
        return new TeamChatPage(
                hook == null ? "" : String.valueOf(hook.id()),
                team.id(),
                title,
                action,
                List.of(
                        given.field(
                                reader,
                                "name",
                                "chats.name",
                                "chats.namehint",
                                "text",
                                hook == null ? "" : hook.name(),
                                true),
                        kept(
                                given.field(reader, "url", "chats.url", "chats.urlhint", "password", "", true),
                                hook != null),
                        kept(
                                given.field(
                                        reader, "secret", "chats.secret", "chats.secrethint", "password", "", false),
                                hook != null)),
                NotificationViews.kinds().stream()
                        .map(kind -> new Choice(
                                kind,
                                NotificationViews.kind(reader, kind),
                                typed
                                        ? ticked.contains(kind)
                                        : hook == null
                                                ? USUAL.contains(Family.of(kind))
                                                : hook.kinds().contains(kind)))
                        .toList(),
                given.error("kinds"),
                SignInPages.languages(reader).stream()
                        .map(choice -> new Choice(
                                choice.value(), choice.label(), choice.value().equals(language)))
                        .toList(),
                List.of(
                        tick(
                                reader,
                                given,
                                "details",
                                typed ? given.typed().containsKey("details") : hook != null && hook.wordy()),
                        tick(
                                reader,
                                given,
                                "active",
                                typed ? given.typed().containsKey("active") : hook == null || hook.active())),
                given.problem());
    }

    static TeamChatsPage.Card card(Reader reader, TeamWebhook hook) {
        Said trouble = hook.trouble();
        return new TeamChatsPage.Card(
                hook.id(),
                hook.name(),
                hook.host(),
                hook.kinds().stream()
                        .map(kind -> NotificationViews.kind(reader, kind))
                        .collect(Collectors.joining(" · ")),
                !hook.active(),
                hook.sentAt() == null ? reader.say("chats.unused") : reader.say("chats.used", hook.sentAt()),
                trouble == null
                        ? null
                        : reader.say("chats.failing", Objects.requireNonNull(hook.failedAt()), reader.say(trouble)));
    }

    private static FieldView kept(FieldView field, boolean kept) {
        return new FieldView(
                field.name(), field.label(), field.hint(), field.type(), "", "", field.required(), kept, field.error());
    }

    private static FieldView tick(Reader reader, Given given, String name, boolean on) {
        return new FieldView(
                name,
                reader.say("chats." + name),
                reader.say("chats." + name + "hint"),
                "yes",
                "",
                String.valueOf(on),
                false,
                false,
                given.error(name));
    }
}
