package io.oase.web;

import io.oase.people.Account;
import io.oase.people.Role;
import io.oase.people.SignOff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the pages of one account: one's own, a colleague's, a new one. */
final class AccountViews {
    private static final String SIGN_OFF = "signOff";

    private AccountViews() {}

    static AccountPage own(
            Reader reader,
            Account me,
            List<io.oase.people.Token> tokens,
            @Nullable String newToken,
            AccountPage.@Nullable Newcomer newcomer,
            Given given) {
        List<FieldView> passwords = new ArrayList<>();
        if (me.hasPassword()) {
            passwords.add(given.field(reader, "old", "account.oldpassword", "", "password", "", true));
        }
        passwords.add(given.field(reader, "password", "account.newpassword", "", "password", "", true));
        return new AccountPage(
                String.valueOf(me.id()),
                me.name(),
                true,
                true,
                Faces.of(me),
                List.of(
                        given.field(reader, "name", "account.name", "", "text", me.name(), true),
                        given.field(reader, "title", "account.title", "account.titlehint", "text", me.title(), false),
                        languages(reader, given, me.languages())),
                List.of(),
                choices(
                        given.value("locale", me.locale()),
                        Stream.concat(
                                        Stream.of(new Choice("", reader.say("account.locale.auto"), false)),
                                        SignInPages.languages(reader).stream())
                                .toList()),
                choices(
                        given.value("theme", me.theme()),
                        List.of(
                                new Choice("", reader.say("account.theme.auto"), false),
                                new Choice("light", reader.say("account.theme.light"), false),
                                new Choice("dark", reader.say("account.theme.dark"), false))),
                signOff(reader, given, me),
                preview(reader, given, me),
                passwords,
                tokens.stream().map(token -> token(reader, token)).toList(),
                newToken,
                newcomer,
                given.problem(),
                given.done());
    }

    /** @param account null for a new one */
    static AccountPage other(
            Reader reader,
            @Nullable Account account,
            List<io.oase.people.Token> tokens,
            @Nullable String newToken,
            AccountPage.@Nullable Newcomer newcomer,
            Given given) {
        List<FieldView> fields = new ArrayList<>(List.of(
                given.field(reader, "name", "account.name", "", "text", account == null ? "" : account.name(), true),
                given.field(
                        reader,
                        "title",
                        "account.title",
                        "account.titlehint",
                        "text",
                        account == null ? "" : account.title(),
                        false),
                given.field(
                        reader,
                        "email",
                        "account.email",
                        "account.emailhint",
                        "email",
                        account == null ? "" : account.email(),
                        true),
                given.field(
                        reader,
                        "initials",
                        "account.initials",
                        "account.initialshint",
                        "text",
                        account == null ? "" : account.initials(),
                        account != null),
                languages(reader, given, account == null ? List.of() : account.languages())));
        if (account == null) {
            fields.add(
                    given.field(reader, "password", "account.password", "account.passwordhint", "password", "", true));
        }
        String role = given.value(
                "role", account == null ? Role.AGENT.id() : account.role().id());
        return new AccountPage(
                account == null ? "" : String.valueOf(account.id()),
                account == null ? "" : account.name(),
                false,
                account == null || account.active(),
                account == null ? Avatar.of("", "", null) : Faces.of(account),
                fields,
                Arrays.stream(Role.values())
                        .map(one -> new Choice(
                                one.id(), reader.say(one.said()), one.id().equals(role)))
                        .toList(),
                List.of(),
                List.of(),
                account == null ? null : signOff(reader, given, account),
                account == null ? "" : preview(reader, given, account),
                account == null
                        ? List.of()
                        : List.of(given.field(reader, "password", "account.newpassword", "", "password", "", true)),
                tokens.stream().map(token -> token(reader, token)).toList(),
                newToken,
                newcomer,
                given.problem(),
                given.done());
    }

    /** How a text looks signed by somebody with this template alone; one that cannot work gives way to the usual one. */
    static String signed(Account account, String template, String text) {
        Account bare = new Account(
                account.id(),
                account.email(),
                account.name(),
                account.title(),
                account.initials(),
                account.role(),
                account.languages(),
                account.locale(),
                account.theme(),
                "",
                account.active(),
                account.hasPassword(),
                account.pictureVersion(),
                account.createdAt());
        return SignOff.compose(template, bare, text);
    }

    private static FieldView languages(Reader reader, Given given, List<String> languages) {
        return given.field(
                reader,
                "languages",
                "account.languages",
                "account.languageshint",
                "text",
                String.join(", ", languages),
                false);
    }

    private static FieldView signOff(Reader reader, Given given, Account account) {
        return new FieldView(
                SIGN_OFF,
                reader.say("account.signoff"),
                reader.say("account.signoffhint"),
                "text",
                "{{text}} ^{{agent.initials}}",
                given.value(SIGN_OFF, account.signOff()),
                false,
                false,
                given.error(SIGN_OFF));
    }

    private static String preview(Reader reader, Given given, Account account) {
        return signed(account, given.value(SIGN_OFF, account.signOff()), reader.say("connect.sample"));
    }

    private static List<Choice> choices(String selected, List<Choice> all) {
        return all.stream()
                .map(one -> new Choice(one.value(), one.label(), one.value().equals(selected)))
                .toList();
    }

    private static AccountPage.Token token(Reader reader, io.oase.people.Token token) {
        return new AccountPage.Token(
                token.id(),
                token.name(),
                reader.say("account.tokenmade", token.createdAt()),
                token.lastUsedAt() == null
                        ? reader.say("account.tokenunused")
                        : reader.say("account.tokenused", token.lastUsedAt()));
    }
}
