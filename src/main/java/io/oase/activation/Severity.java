package io.oase.activation;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.playbook.Playbook;
import java.util.stream.Collectors;

/** How bad it is, as somebody says it, and why they say so. */
final class Severity {
    private static final int LONGEST_REASON = 500;

    private Severity() {}

    /** @throws Refused.Invalid naming {@code severity} when the playbook has no such level */
    static Playbook.Level of(Playbook playbook, int number) {
        return playbook.level(number)
                .orElseThrow(() -> new Refused.Invalid(
                        "severity",
                        Said.of(
                                "activation.no_level",
                                number,
                                playbook.levels().stream()
                                        .map(each -> String.valueOf(each.level()))
                                        .collect(Collectors.joining(", ")))));
    }

    /** @throws Refused.Invalid naming {@code because} when it is too long */
    static String reason(String typed) {
        String because = typed.strip();
        if (because.length() > LONGEST_REASON) {
            throw new Refused.Invalid("because", Said.of("activation.long_reason", LONGEST_REASON));
        }
        return because;
    }
}
