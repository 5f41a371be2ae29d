package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** First run: the first admin. {@code token} is from the one-time link. */
public record SetupPage(
        String token, List<FieldView> fields, @Nullable String problem) {
    public SetupPage {
        fields = List.copyOf(fields);
    }
}
