package io.oase.alert;

import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the playbooks in use watch for, and everything that comes in. */
public final class PlaybookTopics implements Topics {
    /** More different people than this, or nothing is said of everything taken together. */
    static final int MANY = 10;

    /** What a playbook may ask for at most; longer lists are cut, so that counting stays quick. */
    private static final int MOST_WORDS = 200;

    private static final int LONGEST_WORD = 100;

    private final Supplier<List<Playbook>> playbooks;

    /** @param playbooks those that can be put in force now */
    public PlaybookTopics(Supplier<List<Playbook>> playbooks) {
        this.playbooks = playbooks;
    }

    @Override
    public List<Watched> watched() {
        List<Watched> all = new ArrayList<>();
        all.add(new Watched(null, null, Watched.EVERYTHING, null, List.of(), MANY, null, List.of(Where.ALL)));
        for (Playbook playbook : playbooks.get()) {
            for (Playbook.Topic topic : playbook.triggers().topics()) {
                List<String> words = topic.words().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .flatMap(each -> each.getValue().stream())
                        .map(String::strip)
                        .filter(word -> !word.isEmpty() && word.length() <= LONGEST_WORD)
                        .distinct()
                        .limit(MOST_WORDS)
                        .toList();
                if (!words.isEmpty()) {
                    all.add(new Watched(
                            playbook.id(),
                            playbook.title(),
                            topic.id(),
                            topic.name(),
                            words,
                            topic.atLeast(),
                            null,
                            playbook.triggers().channels()));
                }
            }
            Playbook.Ratings ratings = playbook.triggers().ratings();
            if (ratings != null) {
                all.add(new Watched(
                        playbook.id(),
                        playbook.title(),
                        Watched.RATINGS,
                        null,
                        List.of(),
                        ratings.atLeast(),
                        new Watched.Ratings(ratings.atMost(), ratings.withinMinutes()),
                        playbook.triggers().channels()));
            }
        }
        return all;
    }
}
