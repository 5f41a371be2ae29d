package io.oase.web;

import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.insight.Dimension;
import io.oase.insight.Group;
import io.oase.insight.Question;
import io.oase.insight.Report;
import io.oase.insight.Reports;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Teams;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the groups of a report are called. */
final class ReportNames {
    private final Channels channels;
    private final People people;
    private final Teams teams;
    private final Reports reports;

    ReportNames(Channels channels, People people, Teams teams, Reports reports) {
        this.channels = channels;
        this.people = people;
        this.teams = teams;
        this.reports = reports;
    }

    /** Names by key, of the groups of a dimension. */
    Map<Long, String> of(Reader reader, Account me, Dimension by, List<Group> groups) {
        Map<Long, String> names = new LinkedHashMap<>();
        switch (by) {
            case CHANNEL -> channels.list().forEach(channel -> names.put(channel.id(), channel.name()));
            case TARGET -> names.putAll(targets(reader, me));
            case AGENT -> {
                people.byIds(groups.stream().map(Group::key).toList())
                        .forEach((id, account) -> names.put(id, account.name()));
                names.put(Question.NOBODY, reader.say("reports.nobody"));
            }
            case TEAM -> {
                names.putAll(teams.names());
                names.put(Question.NOBODY, reader.say("reports.noteam"));
            }
            case HOUR -> groups.forEach(group -> names.put(group.key(), hour(reader, group.key())));
        }
        groups.forEach(group -> names.putIfAbsent(group.key(), reader.say("reports.gone", group.key())));
        return names;
    }

    /** Targets there are or were, and where none applied. */
    Map<Long, String> targets(Reader reader, Account me) {
        Map<Long, String> names = new LinkedHashMap<>();
        reports.targets(me).forEach(target -> {
            String name = new TargetNames(reader).of(target.name(), target.shipped());
            names.put(target.id(), target.retired() ? reader.say("reports.retired", name) : name);
        });
        names.put(0L, reader.say("reports.notarget"));
        return names;
    }

    /** Channels to choose from. */
    List<Channel> channels() {
        return channels.list();
    }

    /** Teams to choose from, and none; empty while there are none. */
    Map<Long, String> teams(Reader reader) {
        Map<Long, String> names = new LinkedHashMap<>();
        teams.list().forEach(team -> names.put(team.id(), team.name()));
        if (!names.isEmpty()) {
            names.put(Question.NOBODY, reader.say("reports.noteam"));
        }
        return names;
    }

    /** The same without those of one person, where figures by colleague are hidden. */
    Map<Long, String> shownTeams(Reader reader) {
        Map<Long, String> names = teams(reader);
        names.keySet().removeAll(reports.hiddenTeams());
        return names;
    }

    /** Which teams are left out and why, in words; empty for none. */
    String withheld(Reader reader, Report report) {
        Map<Long, String> all = report.withheld().isEmpty() ? Map.of() : teams.names();
        return report.withheld().isEmpty()
                ? ""
                : reader.say(
                        "reports.withheld",
                        report.withheld().stream()
                                .map(id -> all.getOrDefault(id, "?"))
                                .collect(Collectors.joining(", ")));
    }

    /** Colleagues to choose from, and nobody. */
    Map<Long, String> agents(Reader reader, Account me) {
        Map<Long, String> names = new LinkedHashMap<>();
        people.list(me, true).forEach(account -> names.put(account.id(), account.name()));
        names.put(Question.NOBODY, reader.say("reports.nobody"));
        return names;
    }

    /** The days of a week as the reader's language shortens them, Monday first. */
    static List<String> days(Reader reader) {
        List<String> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(day.getDisplayName(
                    TextStyle.SHORT_STANDALONE, reader.language().locale()));
        }
        return days;
    }

    private static String hour(Reader reader, long key) {
        return "%s %02d–%02d".formatted(days(reader).get((int) key / 24), key % 24, key % 24 + 1);
    }
}
