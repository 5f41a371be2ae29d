package io.oase.testing;

import io.oase.web.Messages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The words of some packages, read once for all tests of this JVM: a program reads them once too, and each test is one. */
public final class Bundles {
    private static final Map<List<String>, Messages> READ = new ConcurrentHashMap<>();

    private Bundles() {}

    /**
     * As {@link Messages#load} answers them.
     *
     * @param packages folders below {@code io/oase}
     */
    public static Messages of(String... packages) {
        return READ.computeIfAbsent(List.of(packages), Messages::load);
    }
}
