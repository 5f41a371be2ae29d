package io.oase.demo;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the make-believe network. From {@code people.yaml}.
 *
 * @param organisation the account that Oase works for
 * @param people everybody else, in the order of the file
 */
record Cast(Member organisation, List<Member> people) {
    /** Name of the server, as it stands behind the second @ of its members; reserved for examples (RFC 2606). */
    static final String DOMAIN = "marktplatz.example";

    Cast {
        people = List.copyOf(people);
    }

    /** Reads the cast; the first of the file is the organisation. */
    static Cast read() {
        var rows = Yaml.list("people.yaml", Row.class);
        var members = new java.util.ArrayList<Member>();
        for (var row : rows) {
            members.add(row.toMember(109_200_000_000_000_000L + members.size() * 7_919L));
        }
        return new Cast(members.get(0), members.subList(1, members.size()));
    }

    /** The member behind what was typed: {@code kim}, {@code kim@here} or {@code kim@elsewhere}, in any case. */
    Optional<Member> byAcct(String typed) {
        var wanted =
                typed.toLowerCase(Locale.ROOT).replaceFirst("@(" + DOMAIN + "|127\\.0\\.0\\.1|localhost)(:\\d+)?$", "");
        return everybody()
                .filter(member -> member.acct().equalsIgnoreCase(wanted))
                .findFirst();
    }

    Optional<Member> byId(String id) {
        return everybody().filter(member -> member.id().equals(id)).findFirst();
    }

    /** Somebody the script names; a typing error in the script is an error here. */
    Member named(String acct) {
        return byAcct(acct).orElseThrow(() -> new NoSuchElementException("Nobody in people.yaml is called " + acct));
    }

    private Stream<Member> everybody() {
        return Stream.concat(Stream.of(organisation), people.stream());
    }

    /** One entry of the file. */
    record Row(
            String handle,
            @Nullable String domain,
            String name,
            String language,
            String bio,
            @Nullable String look,
            Member.Temper temper,
            int followers,
            boolean bot) {
        Member toMember(long id) {
            return new Member(
                    String.valueOf(id),
                    handle,
                    domain == null ? "" : domain,
                    name,
                    language,
                    bio,
                    look == null ? "" : look,
                    temper,
                    followers,
                    bot);
        }
    }
}
