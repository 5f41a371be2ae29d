package io.oase.statement;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.playbook.Where;
import io.oase.prewritten.Slots;
import io.oase.reply.Answering;
import io.oase.reply.Composer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a statement would look: on each channel, counted as its network counts, and to each person it goes to. */
public final class Looks {
    private static final String SOMEBODY = "somebody";

    private final Statements statements;
    private final Rounds rounds;
    private final Answerers answerers;
    private final Answering answering;
    private final Channels channels;
    private final People people;

    Looks(
            Statements statements,
            Rounds rounds,
            Answerers answerers,
            Answering answering,
            Channels channels,
            People people) {
        this.statements = statements;
        this.rounds = rounds;
        this.answerers = answerers;
        this.answering = answering;
        this.channels = channels;
        this.people = people;
    }

    /**
     * A variant on a channel, as whoever looks would send it.
     *
     * @param length in the network's own units, with addressing and sign-off
     * @param parts how many posts it takes; 0: it does not fit
     */
    public record Fit(String language, int variant, String channelName, int length, int max, int parts) {}

    /** Every variant on every channel it may be said on. */
    public List<Fit> fits(Account by, Statement statement) {
        List<Fit> fits = new ArrayList<>();
        for (Channel channel : channels.list()) {
            if (channel.state() == Channel.State.REMOVED
                    || !Where.has(statement.channels(), channel.network(), channel.name())) {
                continue;
            }
            statement.filled().in().forEach((language, variants) -> {
                for (int i = 0; i < variants.size(); i++) {
                    Composer.Preview look = answering.example(by, channel, SOMEBODY, variants.get(i));
                    fits.add(new Fit(
                            language,
                            i,
                            channel.name(),
                            look.length(),
                            look.max(),
                            look.parts().size()));
                }
            });
        }
        return fits;
    }

    /**
     * An answer of a round as it will read.
     *
     * @param text all of it; what was handed over once it was
     * @param length of it in the network's own units; 0 where that is not known
     * @param trouble why it cannot be sent; null: it can
     */
    public record Look(
            Round.Answer answer,
            String text,
            int length,
            int max,
            @Nullable Said trouble) {}

    /** Answers of a round as they will read, signed by whoever answers, from one place on. */
    public List<Look> looks(Account by, Round round, int after, int limit) {
        Statement said = statements.get(by, round.activationId(), round.statementId());
        Optional<Account> author = people.find(round.accountId());
        return rounds.answers(by, round.id(), after, limit).stream()
                .map(answer -> look(author.orElse(by), said, answer))
                .toList();
    }

    private Look look(Account author, Statement said, Round.Answer answer) {
        String text = answer.text();
        try {
            if (text == null) {
                text = answerers.words(author, said, answer.conversationId(), answer.language(), answer.variant());
            }
            if (answer.why() != null) {
                return new Look(answer, text, 0, 0, answer.why());
            }
            Slots.requireFilled(text);
            Composer.Preview preview = answerers.preview(author, said, answer.conversationId(), text);
            return new Look(answer, String.join("\n\n", preview.parts()), preview.length(), preview.max(), null);
        } catch (Refused.Invalid refused) {
            Said why = refused.fields().values().iterator().next();
            return new Look(answer, text == null ? "" : text, 0, 0, why);
        } catch (Refused refused) {
            return new Look(answer, text == null ? "" : text, 0, 0, refused.said());
        }
    }
}
