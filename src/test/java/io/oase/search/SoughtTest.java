package io.oase.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    /** Each part as {@code [-]word}, {@code "phrase"} or {@code OPERATOR=value}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "nothing",
            value = {
                "strom | strom",
                "  strom   weg  | strom weg",
                "\"kein Strom\" weg | \"kein Strom\" weg",
                "„kein Strom“ | \"kein Strom\"",
                "“no power” | \"no power\"",
                "«pas de courant» | \"pas de courant\"",
                "\"strom\" | strom",
                "\"kein Strom | \"kein Strom\"",
                "-strom | -strom",
                "bahn -\"kein Strom\" | bahn -\"kein Strom\"",
                "U-Bahn | \"U-Bahn\"",
                "3,50 | \"3,50\"",
                "@anna | @anna",
                "anna@fake.example | \"anna@fake.example\"",
                "#störung | #störung",
                "from:anna | FROM=anna",
                "FROM:Anna | FROM=Anna",
                "von:Anna strom | strom FROM=Anna",
                "from:\"Anna Schmidt\" | FROM=Anna Schmidt",
                "from:„Anna Schmidt“ | FROM=Anna Schmidt",
                "-from:anna | -FROM=anna",
                "channel:rathaus kanal:2 | CHANNEL=rathaus CHANNEL=2",
                "assignee:me bei:none | ASSIGNEE=me ASSIGNEE=none",
                "team:Bahn tag:störung schlagwort:lob | TEAM=Bahn TAG=störung TAG=lob",
                "is:open ist:überfällig is:ueberfaellig | IS=open IS=überfällig IS=ueberfaellig",
                "has:image hat:bild -has:note | HAS=image HAS=bild -HAS=note",
                "lang:de sprache:en | LANG=de LANG=en",
                "before:2026-01-01 vor:1.1.2026 | BEFORE=2026-01-01 BEFORE=1.1.2026",
                "from: | nothing",
                "from:\"\" | nothing",
                "strom is: | strom",
                "- | nothing",
                "\" | nothing",
                "\"\" | nothing",
                "... | nothing",
                "' OR 1=1 -- | OR 1=1",
                "http://example.org/x | \"http://example.org/x\"",
                "10:30 | \"10:30\"",
                "Re: Rechnung | Re: Rechnung",
                "form:anna | \"form:anna\"",
                "😀 | 😀",
                "مرحبا بكم | مرحبا بكم",
                "nach:Berlin | \"nach:Berlin\"",
            })
    void what_was_typed_is_understood(String typed, String understood) {
        assertThat(said(Sought.of(typed, TODAY)))
                .isEqualTo(understood == null ? "" : understood.replace("1=1", "\"1=1\""));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-02, 2026-03-03",
        "2026-3-2, 2026-03-02, 2026-03-03",
        "2.3.2026, 2026-03-02, 2026-03-03",
        "24.12., 2026-12-24, 2026-12-25",
        "2026-02, 2026-02-01, 2026-03-01",
        "2025, 2025-01-01, 2026-01-01",
        "heute, 2026-03-02, 2026-03-03",
        "Today, 2026-03-02, 2026-03-03",
        "gestern, 2026-03-01, 2026-03-02",
        "7d, 2026-02-23, 2026-02-24",
        "2w, 2026-02-16, 2026-02-17",
        "1m, 2026-02-02, 2026-02-03",
        "1y, 2025-03-02, 2025-03-03",
    })
    void a_day_can_be_said_in_many_ways(String said, LocalDate first, LocalDate next) {
        assertThat(Sought.of("on:" + said, TODAY).conditions().get(0).when()).isEqualTo(new Days(first, next));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before:soon",
                "on:2026-13-01",
                "after:31.2.2026",
                "on:0d0",
                "is:great",
                "has:cake",
                "is:\"open new\""
            })
    void what_means_nothing_behind_an_operator_is_refused(String typed) {
        assertThatThrownBy(() -> Sought.of(typed, TODAY)).isInstanceOf(Refused.Invalid.class);
    }

    @Test
    @Timeout(60)
    void too_much_is_refused_and_nothing_hangs() {
        for (String part : List.of(
                "a",
                "\"",
                "-",
                ":",
                "a:",
                "from:",
                " \"a",
                "😀",
                "\u0000",
                "'; DROP TABLE post; --",
                "((((",
                "&|!<->")) {
            assertThatThrownBy(() -> Sought.of(part.repeat(10_000), TODAY)).isInstanceOf(Refused.Invalid.class);
            String fitting = part.repeat(500 / part.length());
            try {
                Sought.of(fitting, TODAY);
            } catch (Refused.Invalid many) {
                assertThat(many.fields()).containsKey("q");
            }
        }
    }

    @Test
    void signs_that_cannot_be_seen_separate() {
        assertThat(said(Sought.of("kein\u0000strom\u200bweg\tda", TODAY))).isEqualTo("kein strom weg da");
    }

    private static String said(Sought sought) {
        List<String> parts = sought.terms().stream()
                .map(term -> (term.not() ? "-" : "") + (term.phrase() ? "\"" + term.text() + "\"" : term.text()))
                .collect(Collectors.toList());
        sought.conditions().forEach(each -> parts.add((each.not() ? "-" : "") + each.operator() + "=" + each.value()));
        return String.join(" ", parts);
    }
}
