package io.oase.channel.mastodon;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One channel on one server; every verb has a file of its own. */
final class MastodonConnector implements Connector {
    private final Form form;
    private final Memory memory;
    private final Introducing introducing;
    private final Reading reading;
    private final Threads threads;
    private final Looking looking;
    private final Publishing publishing;
    private final Finding finding;

    MastodonConnector(Access access, Form form) {
        this.form = form;
        Api api = new Api(access.http(), form, access.clock());
        Lists lists = new Lists(api, access.clock());
        Parents parents = new Parents(api, access.clock());
        memory = new Memory(access.keep(), api, form, access.clock());
        Statuses statuses = new Statuses(memory, parents, access.clock());
        threads = new Threads(api, statuses, parents, access.clock());
        introducing = new Introducing(api, form, memory, lists, access.clock());
        reading = new Reading(form, memory, lists, statuses, parents, threads, api, access.clock());
        looking = new Looking(api, form, statuses, access.clock());
        publishing = new Publishing(api, form, memory, access.clock());
        finding = new Finding(api, memory, lists, access.clock());
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
        return Looking.BATCH;
    }

    @Override
    public List<RemotePost> above(KnownPost post) {
        return threads.above(post);
    }

    @Override
    public List<Visibility> audiences(KnownPost post) {
        boolean answerable = form.token().isPresent() && post.ref().containsKey(Statuses.ID);
        return answerable ? Addressing.audiences(post.visibility()) : List.of();
    }

    /** A server takes 300 requests of an account in five minutes, whatever they are; half of these are left for reading. */
    @Override
    public int mostAnswersPerMinute() {
        return 30;
    }

    @Override
    public TextRule textRule(Visibility visibility) {
        return Lengths.rule(memory.serverOrUsual());
    }

    @Override
    public String addressing(KnownPost post, Visibility visibility) {
        return Addressing.of(post, visibility, memory.selfRemembered().map(Self::handle));
    }

    @Override
    public Published publish(Outgoing part) {
        return publishing.publish(part);
    }

    @Override
    public Search find(Outgoing part) {
        return finding.find(part);
    }
}
