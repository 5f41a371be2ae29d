package io.oase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.channel.bluesky.BlueskyTown;
import io.oase.testing.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Forty people who ask about the same thing: twenty in the town, twenty on Bluesky, in German and in English. */
final class Forty {
    /** Handle, first name where their name has one, language. */
    private static final List<String> TOWN = List.of(
            "jonas_kern Jonas de",
            "frau_wiesner Helga de",
            "mehmet_a Mehmet de",
            "priya_n Priya en",
            "tomasz_m Tomasz de",
            "ida_lund Ida en",
            "kai_uwe Kai-Uwe de",
            "sofia_r Sofía en",
            "nele_p Nele de",
            "olli - de",
            "familie_haas - de",
            "dave_b Dave en",
            "leyla_o Leyla de",
            "marthe Marthe de",
            "benno_f Benno de",
            "grace_k Grace en",
            "emil_w Emil de",
            "arjen@nachbarn.example Arjen en",
            "rosa@nachbarn.example Rosa de",
            "hannes_t Hannes de");

    private static final List<String> BLUESKY = List.of(
            "Anna Ava Bela Bill Carla Clive Dirk Doris Edda Ellen Falk Fiona Gero Gwen Heide Harry Imke Iris Jost Jane"
                    .split(" "));

    private static final List<String> GERMAN = List.of(
            "Ist bei euch gerade ein Ausfall?",
            "Störung beim Kundenportal, seit einer Stunde!",
            "Kundenportal nicht erreichbar, ist das eine Störung?",
            "Hier geht nichts mehr, Ausfall?");
    private static final List<String> ENGLISH = List.of(
            "Is there an outage?",
            "Your site is down again.",
            "The portal is not working for me, is it an outage?",
            "No connection since noon. An outage?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Workplace place;
    private final BlueskyTown bluesky;
    private final List<Asker> askers = new ArrayList<>();

    /**
     * Somebody who asked.
     *
     * @param firstName empty where nobody can tell
     * @param post key of the question
     */
    record Asker(boolean onBluesky, String handle, String firstName, String language, String post) {}

    Forty(Workplace place, BlueskyTown bluesky) {
        this.place = place;
        this.bluesky = bluesky;
    }

    List<Asker> askers() {
        return askers;
    }

    void ask() {
        for (int i = 0; i < TOWN.size(); i++) {
            String[] who = TOWN.get(i).split(" ");
            String post = place.says(who[0], question(who[2], i), "public", "");
            askers.add(new Asker(false, who[0], who[1].replace("-", ""), who[2], post));
        }
        for (int i = 0; i < BLUESKY.size(); i++) {
            String language = i % 2 == 0 ? "de" : "en";
            String name = BLUESKY.get(i);
            String handle = name.toLowerCase(Locale.ROOT);
            String post = bluesky.asks(handle, name + " Winter", question(language, i), language);
            askers.add(new Asker(true, handle, name, language, post));
        }
    }

    private static String question(String language, int no) {
        List<String> all = language.equals("de") ? GERMAN : ENGLISH;
        return all.get(no / 2 % all.size());
    }

    /**
     * Everybody has so many answers, each their own: in their language, addressed to them and to nobody else, with the name of who
     * answered, as long as their network allows.
     *
     * @param german a word that only the German texts of the latest answers have
     * @param english the same in English
     */
    void haveEach(int answers, String german, String english) {
        List<String> named = new ArrayList<>();
        for (Asker asker : askers) {
            List<String> all = answersTo(asker);
            assertThat(all).as("answers to %s", asker.handle()).hasSize(answers);
            String latest = all.get(answers - 1);
            boolean inGerman = asker.language().equals("de");
            assertThat(latest)
                    .as("to %s, in %s", asker.handle(), asker.language())
                    .contains(inGerman ? german : english)
                    .doesNotContain(inGerman ? english : german)
                    .endsWith(" ^LB")
                    .hasSizeLessThanOrEqualTo(asker.onBluesky() ? 300 : 500);
            if (!asker.onBluesky()) {
                assertThat(latest).startsWith("@" + asker.handle().replaceAll("@.*", "") + " ");
            }
            List<Asker> called = askers.stream()
                    .filter(other -> calls(latest, other.firstName()))
                    .toList();
            assertThat(called).as("called by name in: %s", latest).allMatch(asker::equals);
            called.forEach(self -> named.add(self.handle()));
        }
        assertThat(named).as("called by name").hasSizeGreaterThan(askers.size() / 5);
        assertThat(askers.stream()
                        .map(asker -> answersTo(asker).get(answers - 1))
                        .map(text -> text.replaceAll("^@\\S+ ", "").substring(0, 12))
                        .distinct())
                .as("beginnings that differ")
                .hasSizeGreaterThanOrEqualTo(8);
    }

    private static boolean calls(String text, String firstName) {
        return !firstName.isEmpty()
                && text.contains((text.contains("Hello") ? "Hello " : "Guten Tag ") + firstName + ",");
    }

    /** What was published below somebody's question, oldest first. */
    List<String> answersTo(Asker asker) {
        return asker.onBluesky() ? bluesky.answersTo(asker.post()) : answersTo(asker.post());
    }

    /** The same below a post in the town. */
    List<String> answersTo(String post) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(place.town.baseUrl() + "/api/v1/statuses/" + post + "/context"))
                .header("Authorization", "Bearer " + place.town.accessToken())
                .build();
        try {
            JsonNode below = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("descendants");
            return StreamSupport.stream(below.spliterator(), false)
                    .filter(status -> status.at("/account/acct").asText().equals(place.town.accountHandle()))
                    .map(status -> status.path("content")
                            .asText()
                            .replaceAll("<br ?/?>", "\n")
                            .replaceAll("<[^>]*>", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
