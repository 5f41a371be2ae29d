package io.oase.web;

import io.oase.channel.Channel;
import io.oase.channel.Declaration;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.Declaration.Field;
import io.oase.channel.Introduction;
import io.oase.channel.RemotePerson;
import io.oase.people.Account;
import io.oase.people.SignOff;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of one network, as far as it has been filled in.
 *
 * @param channel the one that is changed; null for a new one
 * @param found what the network said; null before a test
 * @param sealed secrets typed before, encrypted; empty when there are none
 */
record ConnectForm(
        Declaration declaration,
        @Nullable Channel channel,
        Given given,
        @Nullable Introduction found,
        String sealed) {

    ConnectPage.Form view(Reader reader, Account me) {
        String name = channel == null ? foundName() : channel.name();
        String signOff = given.value("signOff", channel == null ? "" : channel.signOff());
        return new ConnectPage.Form(
                channel == null ? "" : String.valueOf(channel.id()),
                channel == null ? "/channels" : "/channels/" + channel.id() + "/settings",
                declaration.id(),
                declaration.name(),
                fields(reader),
                found == null ? null : tested(reader, found),
                given.problem(),
                given.field(reader, "name", "connect.name", "", "text", name, true),
                new FieldView(
                        "signOff",
                        reader.say("connect.signoff"),
                        reader.say("connect.signoffhint"),
                        "text",
                        SignOff.DEFAULT.strip(),
                        signOff,
                        false,
                        false,
                        given.error("signOff")),
                preview(reader, me, signOff),
                channel == null ? importing(reader) : List.of(),
                declaration.capabilities().contains(Capability.REPLY),
                sealed);
    }

    private String foundName() {
        return found == null
                ? ""
                : found.self().map(self -> "@" + self.handle()).orElse(found.place());
    }

    /** What has to be there comes first. */
    private List<FieldView> fields(Reader reader) {
        List<FieldView> fields = new ArrayList<>();
        for (boolean required : new boolean[] {true, false}) {
            declaration.settings().stream()
                    .filter(field -> field.required() == required)
                    .map(field -> setting(reader, field))
                    .forEach(fields::add);
            declaration.secrets().stream()
                    .filter(field -> field.required() == required)
                    .map(field -> secret(reader, field))
                    .forEach(fields::add);
        }
        return fields;
    }

    private FieldView setting(Reader reader, Field field) {
        String stored = channel == null ? "" : channel.settings().getOrDefault(field.key(), "");
        return FieldView.of(
                reader, declaration.id(), field, given.value(field.key(), stored), false, given.error(field.key()));
    }

    private FieldView secret(Reader reader, Field field) {
        boolean kept = channel != null || !sealed.isEmpty();
        return FieldView.of(reader, declaration.id(), field, "", kept, given.error(field.key()));
    }

    private ConnectPage.Tested tested(Reader reader, Introduction introduction) {
        RemotePerson self = introduction.self().orElse(null);
        String handle = self != null ? self.handle() : channel == null ? null : channel.selfHandle();
        return new ConnectPage.Tested(
                handle == null ? reader.say("connect.noaccount") : reader.say("connect.as", "@" + handle),
                handle == null ? null : Avatar.of(self == null ? handle : self.displayName(), handle, null),
                introduction.place(),
                introduction.may().stream().map(reader::say).toList(),
                introduction.warnings().stream().map(reader::say).toList());
    }

    private static String preview(Reader reader, Account me, String signOff) {
        return SignOff.compose(SignOff.trouble(signOff).isPresent() ? "" : signOff, me, reader.say("connect.sample"));
    }

    private List<Choice> importing(Reader reader) {
        String chosen = given.value("import", "7");
        return Stream.of("0", "1", "7", "30")
                .map(days -> new Choice(
                        days, reader.say("connect.import." + days), days.equals(chosen.isEmpty() ? "7" : chosen)))
                .toList();
    }
}
