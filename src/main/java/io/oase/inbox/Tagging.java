package io.oase.inbox;

import io.oase.inbox.Fact.Kind;
import io.oase.people.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Puts tags on a locked conversation and takes them off, in the caller's transaction; what is so already writes nothing. */
final class Tagging {
    private final Facts facts;

    Tagging(Facts facts) {
        this.facts = facts;
    }

    /** Makes the tags exactly these; case does not matter. */
    void retag(Handle handle, Account by, ConversationDao.Row row, List<String> wanted, Instant now) {
        Tags.of(handle, row.id()).stream()
                .filter(tag -> wanted.stream().noneMatch(tag::equalsIgnoreCase))
                .forEach(tag -> untag(handle, by, row, tag, now));
        wanted.forEach(tag -> tag(handle, by, row, tag, now));
    }

    void tag(Handle handle, Account by, ConversationDao.Row row, String tag, Instant now) {
        if (Tags.add(handle, row.id(), tag)) {
            tell(handle, by, row, Kind.TAGGED, tag, now);
        }
    }

    void untag(Handle handle, Account by, ConversationDao.Row row, String tag, Instant now) {
        if (Tags.remove(handle, row.id(), tag)) {
            tell(handle, by, row, Kind.UNTAGGED, tag, now);
        }
    }

    private void tell(Handle handle, Account by, ConversationDao.Row row, Kind kind, String tag, Instant now) {
        facts.publish(handle, List.of(new Fact(row.id(), kind, by.id(), Map.of("tag", tag))), now);
    }
}
