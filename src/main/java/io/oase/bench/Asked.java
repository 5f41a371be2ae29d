package io.oase.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many statements a request sends to the database, as the server itself counts them: BEGIN and COMMIT not among them. */
final class Asked {
    private static final int TIMES = 10;
    private static final Pattern COUNTED =
            Pattern.compile("(?m)^oase_request_statements_total\\{method=\"(\\w+)\",path=\"(\\w+)\"} (\\S+)$");

    private final URI admin;

    Asked(URI admin) {
        this.admin = admin;
    }

    /** Statements by what was asked for, on an average of some requests; nobody else may ask meanwhile. */
    Map<String, Double> by(Colleague reader, Colleague author) {
        Map<String, Double> counts = new LinkedHashMap<>();
        counts.put(Colleague.LIST, average("GET inbox", reader::list));
        counts.put(Colleague.CONVERSATION, average("GET conversations", reader::conversation));
        counts.put(Colleague.SEARCH, average("GET inbox", reader::search));
        counts.put("answer", average("POST conversations", author::answer));
        return counts;
    }

    private double average(String what, Runnable request) {
        request.run(); // what is read once and kept is no part of it
        double before = read(what);
        for (int i = 0; i < TIMES; i++) {
            request.run();
        }
        return (read(what) - before) / TIMES;
    }

    private double read(String what) {
        try (InputStream answer = admin.resolve("/metrics").toURL().openStream()) {
            Matcher line = COUNTED.matcher(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            while (line.find()) {
                if (what.equals(line.group(1) + " " + line.group(2))) {
                    return Double.parseDouble(line.group(3));
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
