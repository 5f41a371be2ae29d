package io.oase.bench;

import java.util.random.RandomGenerator;

/** Invented texts of 20 to 400 characters, three of four in German, with common words, rare ones, and numbers of orders. */
final class Texts {
    private static final String[] GERMAN = """
            ich wir die der das und ist nicht seit gestern heute morgen Strom Wasser Bus Bahn Rechnung Termin Straße Ampel
            Baustelle warte noch immer auf eine Antwort bitte danke warum kommt keiner wann wird repariert Haltestelle Zähler
            falsch doppelt abgebucht Fahrplan Störung Müll Tonne Abholung vergessen Nachbarn auch betroffen Kundennummer Brief
            Formular online geht Fehler Anmeldung Passwort freundlich schnell geholfen Lob an das Team leider zum dritten Mal
            Erstattung Öffnungszeiten Schwimmbad Gebühr Vertrag Umzug Adresse geändert wieder kaputt Ärger Höhe""".split("\\s+");
    private static final String[] ENGLISH = """
            the a is my your our bus train water power bill since yesterday today still waiting for an answer please thanks why
            when will it be fixed broken again street light meter wrong charged twice timetable outage neighbours too account
            letter form online error sign in password friendly quick help great team third time refund opening hours pool fee
            contract moving address changed nobody answers the phone where can I find more about this""".split("\\s+");
    private static final String[] SYLLABLES =
            "ba lo mi ter kan dor fel sun gra vi no pel rus tam hol ne zi kor wen dal".split(" ");

    private final RandomGenerator random;

    Texts(RandomGenerator random) {
        this.random = random;
    }

    /** A text and its language. */
    record Text(String words, String language) {}

    Text next() {
        boolean german = random.nextInt(4) > 0;
        String[] common = german ? GERMAN : ENGLISH;
        int length = 20 + (int) (380 * Math.pow(random.nextDouble(), 1.6));
        StringBuilder text = new StringBuilder(length + 20);
        while (text.length() < length) {
            if (text.length() > 0) {
                text.append(random.nextInt(12) == 0 ? ". " : " ");
            }
            int kind = random.nextInt(40);
            if (kind == 0) {
                text.append("Nr. ").append(100_000 + random.nextInt(900_000));
            } else if (kind < 5) {
                text.append(rare());
            } else {
                // Some words are said far more often than others.
                text.append(common[(int) (common.length * Math.pow(random.nextDouble(), 2))]);
            }
        }
        return new Text(text.substring(0, Math.min(text.length(), 400)), german ? "de" : "en");
    }

    /** One of eight thousand names of places and products. */
    private String rare() {
        String name = pick() + pick() + pick();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private String pick() {
        return SYLLABLES[random.nextInt(SYLLABLES.length)];
    }
}
