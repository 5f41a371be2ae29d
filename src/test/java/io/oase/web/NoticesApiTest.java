package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.notice.Notice;
import io.oase.people.Account;
import io.oase.web.ApiServer.Answer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticesApiTest extends ApiConversation {
    @Test
    void ones_own_notices_are_listed_and_marked() {
        tell(lena, "a");
        tell(lena, "b");
        JsonNode page = api.get(lena, "/api/v1/notices?limit=1").json();
        assertThat(page.at("/notices/0/kind").asText()).isEqualTo("target_near");
        assertThat(page.at("/notices/0/words").asText()).contains("75 %");
        assertThat(page.at("/notices/0/about/percent").asInt()).isEqualTo(75);
        assertThat(page.at("/notices/0/late").asBoolean()).isTrue();
        long id = page.at("/notices/0/id").asLong();
        JsonNode rest = api.get(
                        lena,
                        "/api/v1/notices?limit=1&cursor=" + page.path("next").asText())
                .json();
        assertThat(rest.path("next").isNull()).isTrue();
        Answer read = api.ask("PATCH", "/api/v1/notices/" + id, lena, "{\"read\": true}");
        assertThat(read.json().path("read_at").asText()).isEqualTo(NOW.toString());
        assertThat(api.get(lena, "/api/v1/notices?unread=true").json().path("notices"))
                .hasSize(1);
        assertThat(api.get(lena, "/api/v1/notices?unread=false").json().path("notices"))
                .hasSize(1);
        Answer unread = api.ask("PATCH", "/api/v1/notices/" + id, lena, "{\"read\": false}");
        assertThat(unread.json().path("read_at").isNull()).isTrue();
    }

    @Test
    void nobody_gets_at_somebody_elses() {
        tell(lena, "a");
        long id = api.get(lena, "/api/v1/notices").json().at("/notices/0/id").asLong();
        for (Account other : List.of(world.ben, world.mara, world.ada)) {
            assertThat(api.get(other, "/api/v1/notices").json().path("notices")).isEmpty();
            assertThat(api.ask("PATCH", "/api/v1/notices/" + id, other, "{\"read\": true}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(api.get(null, "/api/v1/notices").status()).isEqualTo(401);
        assertThat(world.notices.unread(lena)).isEqualTo(1);
    }

    @Test
    void a_program_that_listens_hears_of_its_own_notices_as_they_are_committed() throws Exception {
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(api.listen(lena), StandardCharsets.UTF_8))) {
            tell(world.ben, "not-mine");
            tell(lena, "mine");
            String line = events.readLine();
            while (!line.equals("event: notice")) {
                line = events.readLine();
            }
            String data = events.readLine().substring("data: ".length());
            api.document.assertIs("NoticeEvent", data);
            assertThat(api.document.tree(data).path("id").asLong())
                    .isEqualTo(world.notices
                            .list(lena, null, 1, null)
                            .notices()
                            .get(0)
                            .id());
        }
    }

    @Test
    void what_cannot_be_meant_is_refused_by_its_name() {
        assertThat(api.get(lena, "/api/v1/notices?unread=maybe").error("unread"))
                .contains("true, false");
        assertThat(api.get(lena, "/api/v1/notices?limit=0").error("limit")).isNotEmpty();
        assertThat(api.get(lena, "/api/v1/notices?cursor=x").error("cursor")).isNotEmpty();
        tell(lena, "a");
        long id = api.get(lena, "/api/v1/notices").json().at("/notices/0/id").asLong();
        assertThat(api.ask("PATCH", "/api/v1/notices/" + id, lena, "{}").error("read"))
                .isNotEmpty();
        assertThat(api.ask("PATCH", "/api/v1/notices/" + id, lena, "{\"read\": \"yes\"}")
                        .status())
                .isEqualTo(422);
    }

    private void tell(Account account, String key) {
        Notice notice = new Notice(
                key,
                Notice.TARGET_NEAR,
                null,
                Map.of("promise", "first_response", "percent", 75, "due_at", NOW, "title", "\u0000\"}<b>"),
                true);
        world.db.useTransaction(handle -> world.notices.send(handle, notice, List.of(account.id()), NOW));
    }
}
