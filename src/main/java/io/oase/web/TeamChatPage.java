package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for one chat of a team.
 *
 * @param id empty for a new one
 * @param kindsProblem what is wrong with the kinds; null: nothing
 */
public record TeamChatPage(
        String id,
        long team,
        String title,
        String action,
        List<FieldView> fields,
        List<Choice> kinds,
        @Nullable String kindsProblem,
        List<Choice> languages,
        List<FieldView> ticks,
        @Nullable String problem) {}
