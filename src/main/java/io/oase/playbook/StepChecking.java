package io.oase.playbook;

import io.oase.playbook.Playbook.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the steps of a playbook can be done, by somebody and one after the other. Pure. */
final class StepChecking {
    private final Document document;
    private final Playbook playbook;
    private final List<Fault> faults;
    private final Map<String, Step> byId = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();

    StepChecking(Document document, Playbook playbook, List<Fault> faults) {
        this.document = document;
        this.playbook = playbook;
        this.faults = faults;
        playbook.steps().forEach(step -> byId.putIfAbsent(step.id(), step));
    }

    void check() {
        List<String> roles =
                playbook.roles().stream().map(Playbook.PartRole::id).toList();
        for (int i = 0; i < playbook.steps().size(); i++) {
            Step step = playbook.steps().get(i);
            String at = "/steps/" + i;
            if (!roles.contains(step.role())) {
                wrong(at + "/role", "playbook.no_role", step.role(), String.join(", ", roles));
            }
            for (int j = 0; j < step.levels().size(); j++) {
                if (playbook.level(step.levels().get(j)).isEmpty()) {
                    wrong(
                            at + "/levels/" + j,
                            "playbook.no_level",
                            step.levels().get(j),
                            playbook.levels().size());
                }
            }
            for (int j = 0; j < step.after().size(); j++) {
                before(step, step.after().get(j), at + "/after/" + j);
            }
        }
        for (int i = 0; i < playbook.steps().size(); i++) {
            circle(playbook.steps().get(i), new ArrayList<>(), "/steps/" + i + "/after");
        }
    }

    private void before(Step step, String id, String at) {
        Step earlier = byId.get(id);
        if (earlier == null) {
            wrong(at, "playbook.no_step", id, String.join(", ", byId.keySet()));
        } else if (earlier.due() > step.due()) {
            wrong(at, "playbook.after_later", id, earlier.due(), step.due());
        }
    }

    /** Depth is bounded by the number of steps a file may have. */
    private void circle(Step step, List<String> path, String at) {
        int from = path.indexOf(step.id());
        if (from >= 0) {
            List<String> circle = new ArrayList<>(path.subList(from, path.size()));
            circle.add(step.id());
            wrong(at, "playbook.circle", String.join(" → ", circle));
            done.addAll(circle);
            return;
        }
        if (done.contains(step.id())) {
            return;
        }
        path.add(step.id());
        for (String id : step.after()) {
            Step earlier = byId.get(id);
            if (earlier != null) {
                circle(earlier, path, at);
            }
        }
        path.remove(path.size() - 1);
        done.add(step.id());
    }

    private void wrong(String pointer, String key, Object... args) {
        faults.add(document.fault(pointer, key, args));
    }
}
