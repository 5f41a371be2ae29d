package io.oase.statement;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.playbook.Playbook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a statement: by language, in the order of their codes, the variants of it. Pure.
 *
 * @param in by language; never empty, and no variant is
 */
public record Wording(Map<String, List<String>> in) {
    /** So many variants each language has at most. */
    public static final int MOST_VARIANTS = 8;

    /** So many characters each may have. */
    public static final int LONGEST = 5_000;

    private static final Pattern FACT = Pattern.compile("\\{\\{\\s*fact\\.([A-Za-z0-9_.-]+)\\s*}}");

    public Wording {
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        new TreeMap<>(in).forEach((language, variants) -> sorted.put(language, List.copyOf(variants)));
        in = java.util.Collections.unmodifiableMap(sorted);
    }

    /**
     * What somebody typed, tidied: variants that are empty are left out, and languages without any.
     *
     * @throws Refused.Invalid naming {@code texts} when nothing is left, something is too long, or a language is none of the playbook's
     */
    public static Wording typed(Playbook playbook, Map<String, List<String>> typed) {
        Map<String, List<String>> kept = new TreeMap<>();
        typed.forEach((language, variants) -> {
            List<String> said = variants.stream()
                    .map(each -> each.replace("\r\n", "\n").replace("\0", "").strip())
                    .filter(each -> !each.isEmpty())
                    .distinct()
                    .toList();
            if (said.isEmpty()) {
                return;
            }
            if (!playbook.languages().contains(language)) {
                throw invalid("statement.language", String.join(", ", playbook.languages()));
            }
            if (said.size() > MOST_VARIANTS || said.stream().anyMatch(each -> each.length() > LONGEST)) {
                throw invalid("statement.too_much", MOST_VARIANTS, LONGEST);
            }
            kept.put(language, said);
        });
        if (kept.isEmpty()) {
            throw invalid("statement.empty");
        }
        return new Wording(kept);
    }

    /** With what is known of each language put in; what is not stays open. */
    Wording filled(Map<String, Map<String, String>> facts) {
        Map<String, List<String>> filled = new TreeMap<>();
        in.forEach((language, variants) -> filled.put(
                language,
                variants.stream()
                        .map(each -> fill(each, facts.getOrDefault(language, Map.of())))
                        .toList()));
        return new Wording(filled);
    }

    /** Ids of facts that are still open, in the order in which they stand there. */
    public Set<String> openFacts() {
        Set<String> open = new LinkedHashSet<>();
        in.values()
                .forEach(variants -> variants.forEach(
                        each -> FACT.matcher(each).results().forEach(found -> open.add(found.group(1)))));
        return open;
    }

    /** Its variants in one of its languages; none in any other. */
    public List<String> variants(String language) {
        return in.getOrDefault(language, List.of());
    }

    /** Every variant, whatever its language. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        in.values().forEach(all::addAll);
        return all;
    }

    /** Changes with every change of a word; SHA-256 in small hexadecimal digits. */
    String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(in.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has it", e);
        }
    }

    /** The language of these to answer somebody in: theirs, otherwise the first of the playbook that is here. */
    String languageFor(String spoken, Playbook playbook) {
        return in.containsKey(spoken)
                ? spoken
                : playbook.languages().stream()
                        .filter(in::containsKey)
                        .findFirst()
                        .orElseGet(() -> in.keySet().iterator().next());
    }

    private static String fill(String text, Map<String, String> facts) {
        // A fact cannot open a slot of its own.
        return FACT.matcher(text).replaceAll(found -> {
            String value = facts.get(found.group(1));
            return Matcher.quoteReplacement(
                    value == null || value.isBlank()
                            ? found.group()
                            : value.replace("{{", "{").replace("}}", "}"));
        });
    }

    private static Refused.Invalid invalid(String key, Object... args) {
        return new Refused.Invalid("texts", Said.of(key, args));
    }
}
