package io.oase.web;

import static io.oase.testing.World.NOW;

import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.people.Account;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of the JSON API begin with: the API is served, and Kim has asked where her order is. */
abstract class ApiConversation {
    static final Trouble AWAY = Trouble.of(Trouble.Kind.UNREACHABLE, Said.of("trouble.network", "fake.example"));
    static final Trouble NO = Trouble.of(Trouble.Kind.REFUSED, Said.of("trouble.refused", "fake.example", 422));

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    World world;
    ApiServer api;
    Account lena;
    Account mara;
    Account ada;
    /** Id of Kim's post on the network. */
    String question;
    /** Of the conversation it began. */
    String path;

    @BeforeEach
    void somebody_asks() throws Exception {
        world = new World(database);
        api = new ApiServer(world, database);
        lena = world.lena;
        mara = world.mara;
        ada = world.ada;
        question = world.network.mention("kim", "Where is my order 4711?", NOW.minusSeconds(60));
        world.poll();
        path = "/api/v1/conversations/" + world.only().row().id();
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }
}
