package io.oase.channel.bluesky;

import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Introduction;
import io.oase.channel.KnownPost;
import io.oase.channel.Outgoing;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.TextRule;
import io.oase.channel.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes one Bluesky account. Each verb lives in a class of its own; this puts them together. */
final class BlueskyConnector implements Connector {
    private final Form form;
    private final Introducing introducing;
    private final Reading reading;
    private final Looking looking;
    private final Publishing publishing;
    private final Writing writing;

    BlueskyConnector(Form form, Access access, Directories directories) {
        this.form = form;
        Xrpc xrpc = new Xrpc(new Session(form, access, directories), access);
        AppView appView = new AppView(xrpc);
        Conversations chat = new Conversations(xrpc);
        Self self = new Self(xrpc, access.keep());
        Mentions mentions = new Mentions(xrpc);
        List<Part> parts = new ArrayList<>(
                List.of(mentions, mentions.sweep(), new OwnPosts(xrpc, self), new Hits(xrpc, form.words())));
        if (form.messages()) {
            parts.add(new DirectMessages(xrpc, chat));
        }
        this.introducing = new Introducing(form, xrpc, self, chat);
        this.reading = new Reading(xrpc, new Hydration(xrpc, appView), parts);
        this.looking = new Looking(xrpc, appView);
        this.publishing = new Publishing(xrpc, appView);
        this.writing = new Writing(xrpc, chat);
    }

    @Override
    public Introduction introduce() {
        return introducing.introduce();
    }

    @Override
    public Page read(@Nullable String bookmark, Instant importSince) {
        return reading.read(bookmark, importSince);
    }

    @Override
    public List<Look> look(List<KnownPost> known) {
        return looking.look(known);
    }

    @Override
    public int lookBatch() {
        return AppView.BATCH;
    }

    @Override
    public List<RemotePost> above(KnownPost post) {
        return looking.above(post);
    }

    @Override
    public List<Visibility> audiences(KnownPost post) {
        if (post.visibility() == Visibility.PRIVATE) {
            return form.messages() ? List.of(Visibility.PRIVATE) : List.of();
        }
        return form.messages() && !post.own()
                ? List.of(Visibility.PUBLIC, Visibility.PRIVATE)
                : List.of(Visibility.PUBLIC);
    }

    /** 5,000 points in an hour, three for a post: 27 in a minute. */
    @Override
    public int mostAnswersPerMinute() {
        return 25;
    }

    @Override
    public TextRule textRule(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? Lengths.MESSAGE : Lengths.POST;
    }

    @Override
    public String newKey(Instant now, UUID random) {
        return Tid.of(now, random);
    }

    @Override
    public Published publish(Outgoing part) {
        return part.visibility() == Visibility.PRIVATE ? writing.publish(part) : publishing.publish(part);
    }

    @Override
    public Search find(Outgoing part) {
        return part.visibility() == Visibility.PRIVATE ? writing.find(part) : publishing.find(part);
    }
}
