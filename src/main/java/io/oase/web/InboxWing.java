package io.oase.web;

import io.oase.activation.Activations;
import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.draft.Drafts;
import io.oase.draft.HandingOver;
import io.oase.inbox.Conversations;
import io.oase.inbox.Inbox;
import io.oase.inbox.Mentions;
import io.oase.inbox.Merging;
import io.oase.inbox.Splitting;
import io.oase.inbox.TeamLoads;
import io.oase.inbox.Views;
import io.oase.later.FollowUps;
import io.oase.later.Snoozes;
import io.oase.looking.Looking;
import io.oase.people.People;
import io.oase.people.Teams;
import io.oase.picture.PictureAddresses;
import io.oase.prewritten.Choosing;
import io.oase.reply.Answering;
import io.oase.reply.Approvals;
import io.oase.reply.Replies;
import io.oase.target.ConversationClocks;
import io.oase.target.Expecting;
import java.util.List;

/** All pages of the inbox, wired: they share how lists and conversations are read. */
public final class InboxWing {
    private final List<Object> pages;

    public InboxWing(
            Face face,
            Visits visits,
            Shells shells,
            Views views,
            Conversations conversations,
            Inbox inbox,
            Merging merging,
            Splitting splitting,
            Replies replies,
            Answering answering,
            Channels channels,
            Networks networks,
            People people,
            Teams teams,
            TeamLoads loads,
            ConversationClocks clocks,
            Expecting expecting,
            Choosing choosing,
            PictureAddresses pictures,
            Snoozes snoozes,
            FollowUps followUps,
            Approvals approvals,
            Mentions mentions,
            Drafts drafts,
            HandingOver handingOver,
            Looking looking,
            Activations activations) {
        Likeness likeness = new Likeness(pictures);
        Lists lists = new Lists(views, channels, people, teams, replies, likeness);
        Desks desks = new Desks(
                conversations,
                views,
                replies,
                answering,
                channels,
                networks,
                people,
                teams,
                likeness,
                loads,
                drafts,
                mentions,
                activations);
        Conversing conversing = new Conversing(face, visits, shells, lists, desks);
        pages = List.of(
                new InboxPages(face, visits, shells, lists, conversations, networks, likeness),
                new SuggestionPages(face, visits, views),
                new ConversationPages(conversing, inbox, replies, mentions, handingOver),
                new DraftPages(conversing, drafts),
                new HandingPages(face, visits, shells, conversing, views, people, handingOver),
                new LookingPages(looking),
                new NamesPages(people, teams),
                new ClockPages(face, visits, shells, views, clocks),
                new OfferPages(face, visits, conversing, shells, views, expecting),
                new MergePages(face, visits, shells, conversing, views, conversations, merging, people),
                new SplitPages(face, visits, shells, conversing, conversations, splitting),
                new PickerPages(face, visits, conversing, shells, views, choosing, new TextLabels(channels, teams)),
                new LaterPages(face, visits, conversing, shells, views, snoozes, followUps),
                new WritingPages(face, conversing, desks.writing(), answering, replies),
                new ReplyPages(conversing, replies),
                new ApprovalPages(
                        face,
                        visits,
                        shells,
                        conversing,
                        replies,
                        approvals,
                        new ApprovalDesk(replies, approvals, people)));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
