package io.oase.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.playbook.Playbook.FactField;
import io.oase.playbook.Playbook.FactType;
import io.oase.playbook.Playbook.Level;
import io.oase.playbook.Playbook.Phase;
import io.oase.playbook.Playbook.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether the parts of a playbook fit each other, which its schema cannot say. Pure. */
final class Checking {
    /** Roles every playbook has. */
    static final List<String> ROLES = List.of("lead", "drafter", "approver", "publisher", "scribe");
    /** The fact the promise timer reads. */
    static final String NEXT_UPDATE = "next_update";

    /** Addresses of pages that are no playbook. */
    private static final Set<String> RESERVED = Set.of("upload", "uploads");

    private final Document document;
    private final Playbook playbook;
    private final Places places;
    private final List<Fault> faults;
    private final List<Fault> warnings;

    private Checking(Document document, Playbook playbook, Places places, List<Fault> faults, List<Fault> warnings) {
        this.document = document;
        this.playbook = playbook;
        this.places = places;
        this.faults = faults;
        this.warnings = warnings;
    }

    /**
     * Checks everything.
     *
     * @param name of the file, without its ending
     * @param faults to which is added what keeps it from being used
     * @param warnings to which is added what somebody should look at
     */
    static void check(
            Document document,
            Playbook playbook,
            String name,
            Places places,
            LocalDate today,
            List<Fault> faults,
            List<Fault> warnings) {
        new Checking(document, playbook, places, faults, warnings).check(name, today);
    }

    private void check(String name, LocalDate today) {
        if (RESERVED.contains(playbook.id())) {
            wrong("/id", "playbook.reserved", playbook.id());
        }
        if (!playbook.id().equals(name)) {
            wrong("/id", "playbook.name", playbook.id(), name);
        }
        if (playbook.reviewBy().isBefore(today)) {
            warnings.add(document.fault("/review_by", "playbook.review_past"));
        }
        languages(document.root(), "");
        for (String list : List.of("roles", "steps", "facts", "statements", "questions", "standing_down")) {
            ids("/" + list);
        }
        ids("/triggers/topics");
        levels();
        roles();
        new StepChecking(document, playbook, faults).check();
        facts();
        phases();
        new TextChecking(document, playbook, places, faults).check();
        wheres();
        if (!isRole(playbook.review().role())) {
            wrong("/review/role", "playbook.no_role", playbook.review().role(), known());
        }
    }

    /** A text is an object whose keys are languages; nothing else in the format has keys of two letters alone. */
    private void languages(JsonNode node, String pointer) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        if (!keys.isEmpty() && keys.stream().allMatch(key -> key.matches("[a-z]{2}"))) {
            for (String language : playbook.languages()) {
                if (!keys.contains(language)) {
                    wrong(pointer, "playbook.language_missing", language);
                }
            }
            for (String key : keys) {
                if (!playbook.languages().contains(key)) {
                    wrong(Document.into(pointer, key), "playbook.language_extra", key);
                }
            }
            return;
        }
        node.fields().forEachRemaining(field -> languages(field.getValue(), Document.into(pointer, field.getKey())));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                languages(node.get(i), Document.into(pointer, i));
            }
        }
    }

    private void ids(String list) {
        Map<String, Integer> lines = new HashMap<>();
        JsonNode entries = document.root().at(list);
        for (int i = 0; i < entries.size(); i++) {
            String at = list + "/" + i + "/id";
            String id = entries.get(i).path("id").asText();
            Integer first = lines.putIfAbsent(id, document.line(at));
            if (first != null) {
                wrong(at, "playbook.id_twice", id, first);
            }
        }
    }

    private void levels() {
        for (int i = 0; i < playbook.levels().size(); i++) {
            Level level = playbook.levels().get(i);
            String at = "/levels/" + i;
            if (level.level() != i + 1) {
                wrong(at + "/level", "playbook.level_order", i + 1);
            }
            for (int j = 0; j < level.tell().size(); j++) {
                String told = level.tell().get(j);
                if (told.startsWith("role:") && !isRole(told.substring(5))) {
                    wrong(at + "/tell/" + j, "playbook.no_role", told.substring(5), known());
                }
            }
            if (level.approve() != null
                    && level.approve().then() != null
                    && level.approve().within() == null) {
                wrong(at + "/approve/then", "playbook.then_within");
            }
        }
    }

    private void roles() {
        for (String role : ROLES) {
            if (!isRole(role)) {
                wrong("/roles", "playbook.role_missing", role);
            }
        }
    }

    private void facts() {
        if (playbook.fact(NEXT_UPDATE).isEmpty()) {
            wrong("/facts", "playbook.next_update_missing");
        }
        for (int i = 0; i < playbook.facts().size(); i++) {
            FactField fact = playbook.facts().get(i);
            String at = "/facts/" + i;
            boolean words = fact.type() == FactType.TEXT || fact.type() == FactType.NAME;
            boolean choice = fact.type() == FactType.CHOICE;
            if (fact.id().equals(NEXT_UPDATE) && fact.type() != FactType.TIME) {
                wrong(at + "/type", "playbook.next_update_type");
            }
            if (choice && fact.choices().isEmpty()) {
                wrong(at + "/choices", "playbook.choices_missing");
            }
            if (!choice && !fact.choices().isEmpty()) {
                wrong(at + "/choices", "playbook.choices_needless");
            }
            if (words && fact.longest() == null) {
                wrong(at + "/longest", "playbook.longest_missing");
            }
            if (!words && fact.longest() != null) {
                wrong(at + "/longest", "playbook.longest_needless");
            }
            example(fact, at);
        }
    }

    private void example(FactField fact, String at) {
        if (fact.example() == null || fact.longest() == null) {
            return;
        }
        fact.example().in().forEach((language, text) -> {
            int length = text.codePointCount(0, text.length());
            if (length > fact.longest()) {
                wrong(at + "/example/" + language, "playbook.example_long", length, fact.longest());
            }
        });
    }

    private void phases() {
        List<Phase> present =
                playbook.statements().stream().map(Statement::phase).toList();
        for (Phase phase : Phase.values()) {
            if (!present.contains(phase)) {
                wrong("/statements", "playbook.phase_missing", phase.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void wheres() {
        where("/triggers/channels", playbook.triggers().channels());
        if (playbook.triggers().channels().isEmpty()) {
            wrong("/triggers/channels", "playbook.channels_missing");
        }
        for (int i = 0; i < playbook.statements().size(); i++) {
            where("/statements/" + i + "/channels", playbook.statements().get(i).channels());
        }
        for (int i = 0; i < playbook.stops().size(); i++) {
            where("/stops/" + i + "/channels", playbook.stops().get(i).channels());
            if (playbook.stops().get(i).channels().isEmpty()) {
                wrong("/stops/" + i + "/channels", "playbook.channels_missing");
            }
        }
    }

    private void where(String at, List<String> where) {
        for (int i = 0; i < where.size(); i++) {
            String network = Places.network(where.get(i));
            if (!network.isEmpty() && !places.isKnownNetwork(network)) {
                wrong(at + "/" + i, "playbook.network", network, String.join(", ", places.networkIds()));
            } else if (network.isEmpty() && !where.get(i).equals(Where.ALL) && !places.isKnownChannel(where.get(i))) {
                warnings.add(document.fault(at + "/" + i, "playbook.no_channel", where.get(i)));
            }
        }
    }

    private boolean isRole(String id) {
        return playbook.roles().stream().anyMatch(role -> role.id().equals(id));
    }

    private String known() {
        return String.join(
                ", ", playbook.roles().stream().map(Playbook.PartRole::id).toList());
    }

    private void wrong(String pointer, String key, Object... args) {
        faults.add(document.fault(pointer, key, args));
    }
}
