package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connecting a channel, or changing one: the network, its form, what a test found, the rest.
 *
 * @param networks to choose from; empty once one is chosen
 * @param form what the chosen network asks for; null before
 */
public record ConnectPage(
        List<NetworkChoice> networks, @Nullable Form form) {
    public ConnectPage {
        networks = List.copyOf(networks);
    }

    /** A network; {@code line} says in a sentence what can be done there. */
    public record NetworkChoice(String id, String name, String line) {}

    /**
     * The form of one network.
     *
     * @param id of the channel being changed; empty for a new one
     * @param action address it is sent to
     * @param fields settings and secrets, in the declared order
     * @param tested what the last test found; null before the first
     * @param problem what is wrong as a whole; null when nothing is
     * @param name what the channel is called here
     * @param signOff the template
     * @param preview the sign-off of the reader as this template makes it
     * @param importing how far back to read; empty for a channel that has been read already
     * @param canReply whether answers are published there, so that a sign-off is needed
     * @param sealed secrets typed before a test, encrypted, so that nobody types them twice; empty for none
     */
    public record Form(
            String id,
            String action,
            String network,
            String networkName,
            List<FieldView> fields,
            @Nullable Tested tested,
            @Nullable String problem,
            FieldView name,
            FieldView signOff,
            String preview,
            List<Choice> importing,
            boolean canReply,
            String sealed) {
        public Form {
            fields = List.copyOf(fields);
            importing = List.copyOf(importing);
        }
    }

    /**
     * What the network said.
     *
     * @param who who we are there, in words
     * @param avatar our picture there; null where we have no account
     * @param place the server or title
     * @param may what we may do, as sentences
     * @param warnings what works less well, as sentences
     */
    public record Tested(String who, @Nullable Avatar avatar, String place, List<String> may, List<String> warnings) {
        public Tested {
            may = List.copyOf(may);
            warnings = List.copyOf(warnings);
        }
    }
}
