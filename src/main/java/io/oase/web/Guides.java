package io.oase.web;

import io.oase.activation.Activations;
import io.oase.base.Refused;
import io.oase.guide.Casting;
import io.oase.guide.Checklist;
import io.oase.guide.FactSheet;
import io.oase.guide.Promising;
import io.oase.guide.Reviews;
import io.oase.guide.Scribing;
import io.oase.guide.StandingDown;
import java.util.List;

/** What the pages and the API about one crisis need of it. */
public record Guides(
        Activations activations,
        Casting casting,
        FactSheet facts,
        Checklist checklist,
        Promising promising,
        Scribing scribing,
        StandingDown standingDown,
        Reviews reviews) {
    /** What is wrong, each in words. */
    static List<String> said(Reader reader, Refused.Invalid wrong) {
        return wrong.fields().values().stream().map(reader::say).toList();
    }
}
