package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Tells those whom it concerns what becomes of a statement, in the transaction in which it does. */
final class Telling {
    private final Notices notices;

    Telling(Notices notices) {
        this.notices = notices;
    }

    /** Says to everybody who may approve it that it waits for them. */
    void asked(Handle db, Activation activation, Statement statement, Instant now) {
        send(db, activation, statement, Notice.STATEMENT_ASKED, "", approvers(db, statement), now);
    }

    /** Says to its author that it is approved, or went out because the time was over. */
    void issued(Handle db, Activation activation, Statement statement, Instant now) {
        send(db, activation, statement, Notice.STATEMENT_ISSUED, "", List.of(statement.authorId()), now);
    }

    /** Says to its author what stands against it. */
    void objected(Handle db, Activation activation, Statement statement, Instant now) {
        send(
                db,
                activation,
                statement,
                Notice.STATEMENT_OBJECTED,
                statement.objection(),
                List.of(statement.authorId()),
                now);
    }

    /** Says to its author and to those who may approve it that it has waited too long. */
    void late(Handle db, Activation activation, Statement statement, Instant now) {
        List<Long> whom = new ArrayList<>(approvers(db, statement));
        whom.add(statement.authorId());
        send(db, activation, statement, Notice.STATEMENT_LATE, "", whom, now);
    }

    /** Says to those it was given to that a conversation is not to be answered like the others. */
    void setAside(
            Handle db,
            Activation activation,
            long conversation,
            Map<String, Object> about,
            Collection<Long> whom,
            Instant now) {
        Map<String, Object> data = new HashMap<>(about);
        data.put("drill", activation.drill());
        String key = "aside:" + activation.id() + ":" + conversation + ":" + now.toEpochMilli();
        notices.send(db, new Notice(key, Notice.SET_ASIDE, conversation, data, false), whom, now);
    }

    private void send(
            Handle db,
            Activation activation,
            Statement statement,
            String kind,
            String note,
            Collection<Long> whom,
            Instant now) {
        Map<String, Object> data = new HashMap<>(
                Notice.worded("title", activation.playbook().title().in(), activation.title()));
        data.put("author", statement.authorName());
        data.put("decider", Objects.requireNonNullElse(statement.deciderName(), ""));
        data.put("place", "/activations/" + activation.id() + "/statements/" + statement.id());
        data.put("drill", activation.drill());
        if (!note.isEmpty()) {
            data.put("note", note);
        }
        String key = "statement:" + statement.id() + ":" + kind + ":" + now.toEpochMilli();
        notices.send(db, new Notice(key, kind, null, data, false), whom, now);
    }

    private static List<Long> approvers(Handle db, Statement statement) {
        List<String> roles =
                new ArrayList<>(statement.approvers().stream().map(Role::id).toList());
        roles.add(Role.ADMIN.id());
        return db
                .createQuery("SELECT id FROM account WHERE active AND role = ANY(:roles) ORDER BY id")
                .bindArray("roles", String.class, roles)
                .mapTo(Long.class)
                .stream()
                .filter(id -> !statement.writerIds().contains(id))
                .toList();
    }
}
