package io.oase.channel.bluesky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.Keep;
import io.oase.channel.Trouble;

/** Our own profile, which our repository's records do not carry; learned once and kept. */
final class Self {
    private static final String KEPT_AS = "profile";

    private final Xrpc xrpc;
    private final Keep keep;

    Self(Xrpc xrpc, Keep keep) {
        this.xrpc = xrpc;
        this.keep = keep;
    }

    /** Our profile as it was last learned; our DID and handle where it could not be. */
    JsonNode view() {
        Session.Tokens who = xrpc.who();
        try {
            JsonNode kept = Fields.JSON.readTree(keep.get(KEPT_AS).orElse("{}"));
            if (who.did().equals(Fields.text(kept, "did"))) {
                return kept;
            }
        } catch (JsonProcessingException unreadable) {
            // learned again below
        }
        return learn();
    }

    /** Asks the network and keeps the answer. */
    JsonNode learn() {
        Session.Tokens who = xrpc.who();
        ObjectNode view = Fields.object().put("did", who.did()).put("handle", who.handle());
        try {
            JsonNode profile = xrpc.get("app.bsky.actor.getProfile", Xrpc.Param.of("actor", who.did()));
            for (String name : new String[] {"handle", "displayName", "avatar", "followersCount"}) {
                if (profile.has(name)) {
                    view.set(name, profile.get(name));
                }
            }
        } catch (Trouble unknown) {
            if (unknown.kind() == Trouble.Kind.NEEDS_RECONNECTION) {
                throw unknown;
            }
            return view; // a profile may be missing; who we are is known without
        }
        keep.put(KEPT_AS, view.toString());
        return view;
    }
}
