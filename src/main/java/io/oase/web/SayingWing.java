package io.oase.web;

import io.oase.activation.Activations;
import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.inbox.Views;
import io.oase.people.People;
import io.oase.people.Teams;
import io.oase.statement.Saying;
import java.util.List;

/** The pages for saying one thing to many in a crisis, wired. */
public final class SayingWing {
    private final List<Object> pages;

    public SayingWing(
            Face face,
            Visits visits,
            Shells shells,
            Activations activations,
            Saying saying,
            Channels channels,
            Networks networks,
            Views views,
            People people,
            Teams teams) {
        StatementWords words = new StatementWords(networks);
        StatementPages statements = new StatementPages(
                face,
                visits,
                shells,
                activations,
                saying,
                new StatementsView(saying, words),
                new StatementView(saying, channels, words));
        CrowdWords crowd = new CrowdWords(saying, channels, people, teams);
        pages = List.of(
                statements,
                new RoundPages(face, visits, shells, activations, saying, statements),
                new CrowdPages(face, visits, shells, activations, saying, crowd),
                new LetGoPages(face, visits, shells, activations, saying),
                new AddingPages(face, visits, shells, activations, saying),
                new BelongsPages(face, visits, shells, activations, views, saying, crowd));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
