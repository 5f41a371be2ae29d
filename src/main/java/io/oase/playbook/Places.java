package io.oase.playbook;

import io.oase.channel.Channel;
import io.oase.channel.Declaration;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.Network;
import io.oase.channel.Networks;
import io.oase.channel.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The networks and channels a playbook can name. */
final class Places {
    private static final String NETWORK = "network:";

    private final Networks networks;
    private final List<Channel> channels;

    Places(Networks networks, List<Channel> channels) {
        this.networks = networks;
        this.channels = List.copyOf(channels);
    }

    /** The id of the network that is named there, where one is. */
    static String network(String where) {
        return where.startsWith(NETWORK) ? where.substring(NETWORK.length()) : "";
    }

    boolean isKnownNetwork(String id) {
        return networks.find(id).isPresent();
    }

    /** Whether a channel has this name; networks and {@code all} are none. */
    boolean isKnownChannel(String where) {
        return channels.stream().anyMatch(channel -> isNamed(channel, where));
    }

    /** Ids of all networks. */
    List<String> networkIds() {
        return networks.all().stream()
                .map(Network::declaration)
                .map(Declaration::id)
                .toList();
    }

    /** Whether answers can be published there, as far as that is known: a channel that is not connected is not. */
    boolean canAnswer(String where, boolean privately) {
        return where.equals(Where.ALL) || named(where).allMatch(network -> answers(network, privately));
    }

    /** The networks on which something may go out. */
    List<Network> of(List<String> where, boolean privately) {
        return where.stream()
                .flatMap(each -> each.equals(Where.ALL) ? networks.all().stream() : named(each))
                .filter(network -> answers(network, privately))
                .distinct()
                .toList();
    }

    /** How this network would count it. */
    static Visibility visibility(boolean privately) {
        return privately ? Visibility.PRIVATE : Visibility.PUBLIC;
    }

    private Stream<Network> named(String where) {
        String id = network(where);
        return id.isEmpty()
                ? channels.stream()
                        .filter(channel -> isNamed(channel, where))
                        .flatMap(channel -> networks.find(channel.network()).stream())
                : networks.find(id).stream();
    }

    private static boolean answers(Network network, boolean privately) {
        return network.declaration()
                .capabilities()
                .contains(privately ? Capability.PRIVATE_MESSAGES : Capability.REPLY);
    }

    private static boolean isNamed(Channel channel, String where) {
        return channel.name()
                .strip()
                .toLowerCase(Locale.ROOT)
                .equals(where.strip().toLowerCase(Locale.ROOT));
    }
}
