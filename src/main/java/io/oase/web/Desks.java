package io.oase.web;

import io.oase.activation.Activations;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.draft.Draft;
import io.oase.draft.Drafts;
import io.oase.inbox.Change;
import io.oase.inbox.Conversation;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Conversations;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Mentions;
import io.oase.inbox.TeamLoads;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Teams;
import io.oase.reply.Answering;
import io.oase.reply.Replies;
import io.oase.reply.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a conversation with everything that is shown of it, and only what was asked for. */
final class Desks {
    private static final int HISTORY = 6;
    /** In place of a team's id: no team. */
    private static final String NONE = "none";
    /** Kinds of events that name one. */
    private static final Set<String> CRISIS = Set.of("gathered", "let_go");

    private final Conversations conversations;
    private final Views views;
    private final Replies replies;
    private final Channels channels;
    private final Networks networks;
    private final People people;
    private final Teams teams;
    private final Likeness likeness;
    private final Writing writing;
    private final TeamLoads teamLoads;
    private final Drafts drafts;
    private final Activations activations;

    Desks(
            Conversations conversations,
            Views views,
            Replies replies,
            Answering answering,
            Channels channels,
            Networks networks,
            People people,
            Teams teams,
            Likeness likeness,
            TeamLoads teamLoads,
            Drafts drafts,
            Mentions mentions,
            Activations activations) {
        this.activations = activations;
        this.drafts = drafts;
        this.teamLoads = teamLoads;
        this.conversations = conversations;
        this.views = views;
        this.replies = replies;
        this.channels = channels;
        this.networks = networks;
        this.people = people;
        this.teams = teams;
        this.likeness = likeness;
        this.writing = new Writing(answering, networks, views, mentions);
    }

    Writing writing() {
        return writing;
    }

    /**
     * An open conversation without the list beside it.
     *
     * @param address the list it was opened from
     * @param typed what stands in the composer
     */
    InboxPage read(Visit visit, Account me, InboxAddress address, long id, Typed typed) {
        Reader reader = visit.reader();
        Conversation conversation = conversations.read(me, id);
        Channel channel = channels.get(conversation.row().channelId());
        // Perhaps it was merged: then it is read where its posts are.
        long here = conversation.row().id();
        List<Reply> answers = replies.ofConversation(me, here);
        Map<Long, Account> colleagues = people.byIds(involved(conversation, answers));
        Posts posts = new Posts(reader, likeness);
        Talk talk = new Talk(
                reader,
                posts,
                new Answers(
                        reader,
                        posts,
                        likeness,
                        me,
                        colleagues,
                        new ApprovalWords(reader, me, replies::approvers, replies::orphaned)),
                new Happenings(
                        reader, me, colleagues, names(conversation), crises(reader, me, conversation), conversation),
                colleagues);
        boolean threadAlone = "thread".equals(visit.target());
        ComposerView composer =
                threadAlone ? Writing.none(here) : composer(reader, posts, me, conversation, channel, typed);
        boolean withPerson = visit.wants("desk") || visit.wants("person");
        InboxRow row = conversation.row();
        return new InboxPage(
                Lists.none(reader, address),
                new ConversationView(
                        here,
                        address.conversation(here),
                        address.url(),
                        row.title().isBlank() ? row.person() : row.title(),
                        row.isPrivate(),
                        row.channelName() + (channel.selfHandle() == null ? "" : " · @" + channel.selfHandle()),
                        row.state().name().toLowerCase(Locale.ROOT),
                        reader.say("state." + row.state().name().toLowerCase(Locale.ROOT)),
                        holder(reader, me, row),
                        Objects.requireNonNullElse(row.teamName(), ""),
                        Objects.equals(row.assigneeId(), me.id()),
                        threadAlone ? List.of() : choices(reader, me, row),
                        threadAlone ? List.of() : teamChoices(reader, me, row),
                        row.tags(),
                        threadAlone ? List.of() : views.tags(me),
                        talk.of(conversation, answers),
                        new Dues(reader).of(row),
                        row.unansweredSince() != null && row.state() != ConversationState.RESOLVED,
                        priorities(reader, row),
                        String.valueOf(conversation.seen()),
                        composer,
                        new LaterWords(reader).of(row.later())),
                withPerson ? person(reader, me, row) : null);
    }

    private ComposerView composer(
            Reader reader, Posts posts, Account me, Conversation conversation, Channel channel, Typed typed) {
        List<Draft> saved = drafts.of(me, conversation.row().id());
        DraftWords words = new DraftWords(reader, me);
        return writing.of(reader, posts, me, conversation, channel, words.into(typed, saved))
                .with(words.of(saved));
    }

    /** Names of teams, where it was ever given to one. */
    private Map<Long, String> names(Conversation conversation) {
        boolean any =
                conversation.events().stream().anyMatch(event -> event.kind().equals("given_to_team"));
        return any ? teams.names() : Map.of();
    }

    private Map<Long, String> crises(Reader reader, Account me, Conversation conversation) {
        Set<Long> ids = conversation.events().stream()
                .filter(event -> CRISIS.contains(event.kind()))
                .flatMap(event -> Stream.ofNullable(Happenings.account(event, "activation")))
                .collect(Collectors.toSet());
        Map<Long, String> titles = new HashMap<>();
        if (!ids.isEmpty()) {
            activations
                    .titles(me, ids)
                    .forEach((id, title) ->
                            titles.put(id, title.in(reader.language().locale())));
        }
        return titles;
    }

    /** Everybody who did something in it. */
    private static Set<Long> involved(Conversation conversation, List<Reply> answers) {
        Set<Long> ids = new HashSet<>();
        answers.forEach(reply -> ids.add(reply.authorId()));
        conversation.notes().forEach(note -> ids.add(note.authorId()));
        conversation.events().forEach(event -> {
            for (Long id :
                    new Long[] {event.actorId(), Happenings.account(event, "from"), Happenings.account(event, "to")}) {
                if (id != null) {
                    ids.add(id);
                }
            }
        });
        return ids;
    }

    private PersonView person(Reader reader, Account me, InboxRow row) {
        return new Persons(reader, likeness, networks)
                .of(conversations.contact(me, row.contactId(), HISTORY + 1), row.id(), HISTORY);
    }

    private static String holder(Reader reader, Account me, InboxRow row) {
        Long assignee = row.assigneeId();
        if (assignee == null) {
            return reader.say("talk.nobody");
        }
        return assignee == me.id()
                ? reader.say("talk.withme")
                : reader.say("talk.with", String.valueOf(row.assigneeName()));
    }

    private static List<Choice> priorities(Reader reader, InboxRow row) {
        return IntStream.rangeClosed(Change.NORMAL, Change.MOST_URGENT)
                .mapToObj(each ->
                        new Choice(String.valueOf(each), reader.say("priority." + each), each == row.priority()))
                .toList();
    }

    /** Those with what each has: a busy colleague is seen before one gives. */
    ColleaguesPart colleagues(Reader reader, Account me, long id) {
        InboxRow row = views.row(me, id);
        Map<Long, TeamLoads.Load> waiting = teamLoads.read(me, reader.now());
        List<ColleaguesPart.Colleague> ours = teamChoices(reader, me, row).stream()
                .map(choice -> {
                    TeamLoads.Load load =
                            choice.value().equals(NONE) ? null : waiting.get(Long.valueOf(choice.value()));
                    String words = load == null ? "" : reader.say("talk.teamload", load.free());
                    return new ColleaguesPart.Colleague(
                            choice.value(), choice.label(), choice.selected(), words, false);
                })
                .toList();
        return new ColleaguesPart(people(reader, me, row), ours);
    }

    private List<ColleaguesPart.Colleague> people(Reader reader, Account me, InboxRow row) {
        Map<Long, Views.Load> loads = views.loads(me, reader.now());
        return choices(reader, me, row).stream()
                .map(choice -> {
                    Views.Load load = choice.value().isEmpty() ? null : loads.get(Long.valueOf(choice.value()));
                    return new ColleaguesPart.Colleague(
                            choice.value(),
                            choice.label(),
                            choice.selected(),
                            load == null ? "" : reader.say(load.here() ? "talk.loadhere" : "talk.load", load.open()),
                            load != null && load.here());
                })
                .toList();
    }

    /** Who it can be given to by this reader: everybody, or only oneself. */
    private List<Choice> choices(Reader reader, Account me, InboxRow row) {
        boolean mine = Objects.equals(row.assigneeId(), me.id());
        boolean everybody = mine || me.may(Right.ASSIGN_OTHERS);
        List<Choice> choices = new ArrayList<>();
        (everybody ? people.list(me, false) : List.of(me))
                .forEach(account -> choices.add(new Choice(
                        String.valueOf(account.id()), account.name(), Objects.equals(row.assigneeId(), account.id()))));
        if (everybody) {
            choices.add(new Choice("", reader.say("talk.tonobody"), row.assigneeId() == null));
        }
        return choices;
    }

    /** Which team it can be given to by this reader: any, unless somebody else has it and they may not give what others have. */
    private List<Choice> teamChoices(Reader reader, Account me, InboxRow row) {
        Long assignee = row.assigneeId();
        boolean may = assignee == null || assignee == me.id() || me.may(Right.ASSIGN_OTHERS);
        List<Choice> choices = new ArrayList<>();
        if (may) {
            teams.list()
                    .forEach(team -> choices.add(new Choice(
                            String.valueOf(team.id()), team.name(), Objects.equals(row.teamId(), team.id()))));
        }
        if (!choices.isEmpty()) {
            choices.add(new Choice(NONE, reader.say("talk.noteam"), row.teamId() == null));
        }
        return choices;
    }
}
