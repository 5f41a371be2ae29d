package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.people.Role;
import io.oase.reply.Approval;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The second pair of eyes on a reply as the JSON API shows it; {@code why} is in words. */
@JsonNaming(SnakeCaseStrategy.class)
record ApprovalJson(
        Instant askedAt,
        List<String> why,
        List<String> roles,
        @Nullable Instant lateAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable String because,
        ConversationJson.@Nullable Colleague by,
        String comment,
        @Nullable String written,
        ConversationJson.@Nullable Colleague editor) {
    static @Nullable ApprovalJson of(@Nullable Approval approval, Reader reader) {
        return approval == null
                ? null
                : new ApprovalJson(
                        approval.askedAt(),
                        approval.why().stream().map(reader::say).toList(),
                        approval.by().stream().map(Role::id).sorted().toList(),
                        approval.lateAt(),
                        approval.endedAt(),
                        lower(approval.outcome()),
                        lower(approval.because()),
                        colleague(approval.deciderId(), approval.deciderName()),
                        approval.comment(),
                        approval.written(),
                        colleague(approval.editorId(), approval.editorName()));
    }

    private static @Nullable String lower(@Nullable Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }

    private static ConversationJson.@Nullable Colleague colleague(@Nullable Long id, @Nullable String name) {
        return id == null || name == null ? null : new ConversationJson.Colleague(id, name);
    }
}
