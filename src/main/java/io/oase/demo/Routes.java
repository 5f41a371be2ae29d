package io.oase.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which request is answered by what; the first that fits. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** Adds a route: a method, a path as a regular expression, and what answers; its groups are handed over. */
    Routes on(String method, String path, BiFunction<Ask, List<String>, Reply> answer) {
        routes.add(new Route(method, Pattern.compile(path), answer));
        return this;
    }

    /** The answer; empty when no route fits. */
    Optional<Reply> answer(Ask ask) {
        for (var route : routes) {
            var path = route.path().matcher(ask.path());
            if (route.method().equals(ask.method()) && path.matches()) {
                return Optional.of(route.answer().apply(ask, groups(path.toMatchResult())));
            }
        }
        return Optional.empty();
    }

    private static List<String> groups(MatchResult path) {
        var groups = new ArrayList<String>();
        for (int group = 1; group <= path.groupCount(); group++) {
            groups.add(path.group(group));
        }
        return groups;
    }

    private record Route(String method, Pattern path, BiFunction<Ask, List<String>, Reply> answer) {}
}
