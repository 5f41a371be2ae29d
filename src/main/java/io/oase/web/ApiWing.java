package io.oase.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.oase.acknowledge.Acknowledgements;
import io.oase.alert.Alerts;
import io.oase.approval.StandingRules;
import io.oase.assign.Abilities;
import io.oase.assign.Absences;
import io.oase.assign.Board;
import io.oase.assign.Rules;
import io.oase.bulk.BulkChanges;
import io.oase.channel.Changing;
import io.oase.channel.Channels;
import io.oase.channel.Connecting;
import io.oase.channel.Lifecycle;
import io.oase.draft.Drafts;
import io.oase.draft.HandingOver;
import io.oase.inbox.Conversations;
import io.oase.inbox.Inbox;
import io.oase.inbox.Mentions;
import io.oase.inbox.Merging;
import io.oase.inbox.Splitting;
import io.oase.inbox.Views;
import io.oase.ingest.Polling;
import io.oase.insight.Days;
import io.oase.insight.Reports;
import io.oase.later.FollowUps;
import io.oase.later.Snoozes;
import io.oase.looking.Looking;
import io.oase.notice.Notices;
import io.oase.people.People;
import io.oase.people.Teams;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Uploads;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.Exchange;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.reply.Answering;
import io.oase.reply.Approvals;
import io.oase.reply.Replies;
import io.oase.saved.SavedViews;
import io.oase.statement.Saying;
import io.oase.target.Calendars;
import io.oase.target.ConversationClocks;
import io.oase.target.Expecting;
import io.oase.target.Targets;
import java.time.Clock;
import java.util.List;

/** The JSON API, wired: its resources, its description, and what reads and checks its requests. */
public final class ApiWing {
    private final List<Object> parts;

    public ApiWing(
            Visits visits,
            Channels channels,
            Connecting connecting,
            Changing changing,
            Lifecycle lifecycle,
            Polling polling,
            Views views,
            Conversations conversations,
            Inbox inbox,
            Merging merging,
            Splitting splitting,
            Replies replies,
            Answering answering,
            PrewrittenReplies prewritten,
            Choosing choosing,
            Exchange exchange,
            Calendars calendars,
            Targets targets,
            ConversationClocks clocks,
            Expecting expecting,
            Acknowledgements acknowledgements,
            Notices notices,
            People people,
            Teams teams,
            Rules rules,
            Absences absences,
            Abilities abilities,
            Board board,
            Clock clock,
            Reports reports,
            Snoozes snoozes,
            FollowUps followUps,
            BulkChanges bulkChanges,
            SavedViews savedViews,
            Days days,
            Approvals approvals,
            StandingRules standingRules,
            Hearing hearing,
            Mentions mentions,
            Drafts drafts,
            HandingOver handingOver,
            Looking looking,
            Crises crises,
            Guides guides,
            Catalogue catalogue,
            Uploads uploads,
            Alerts alerts,
            Saying saying) {
        parts = List.of(
                new KnownParameters(),
                new StrictBodies(),
                new OpenApi(),
                new MeApi(conversations, acknowledgements),
                new ChannelsApi(channels, connecting, changing, lifecycle, polling, targets, visits),
                new AcknowledgementApi(acknowledgements),
                new ConversationsApi(
                        views,
                        conversations,
                        inbox,
                        replies,
                        answering,
                        clocks,
                        followUps,
                        mentions,
                        handingOver,
                        visits),
                new DraftsApi(views, drafts, handingOver, mentions),
                new LookingApi(views, looking, people),
                new MergesApi(merging, conversations),
                new SplitsApi(splitting),
                new LaterApi(views, snoozes, followUps),
                new ActivationsApi(crises, visits),
                new CrisisRolesApi(visits, guides),
                new CrisisFactsApi(visits, guides),
                new CrisisStepsApi(visits, guides),
                new CrisisUpdateApi(guides),
                new CrisisTimelineApi(visits, guides),
                new CrisisEndApi(visits, guides),
                new CrisisReviewApi(guides),
                new ActivatingApi(crises, visits),
                new HeldRepliesApi(crises, visits),
                new BulkApi(bulkChanges, visits),
                new SavedViewsApi(savedViews),
                new DayApi(days, clock),
                new SearchApi(views, visits),
                new ExpectedAnswerApi(views, expecting, visits),
                new RepliesApi(replies, visits),
                new ApprovalApi(approvals, visits),
                new ApprovalsApi(replies, visits),
                new ApprovalRulesApi(standingRules, replies),
                new PrewrittenApi(prewritten, choosing, answering),
                new PrewrittenFilesApi(exchange),
                new PlaybooksApi(catalogue, visits),
                new PlaybookUploadsApi(catalogue, uploads),
                new PlaybookWithdrawalApi(uploads),
                new CalendarsApi(calendars),
                new CalendarDueApi(calendars),
                new TargetsApi(targets, visits),
                new TeamsApi(teams, people),
                new AssignmentRulesApi(rules),
                new AbsencesApi(absences),
                new BoardApi(board, abilities, clock),
                new AlertsApi(alerts, visits),
                new NoticesApi(notices, visits),
                new NotificationsApi(hearing),
                new PushSubscriptionsApi(hearing, visits),
                new TeamWebhooksApi(hearing, visits),
                new StatementsApi(saying),
                new SilenceApi(saying),
                new RoundsApi(saying, visits),
                new BelongingApi(saying, visits),
                new LetGoApi(saying),
                new ReportsApi(reports, new ReportNames(channels, people, teams, reports), visits));
    }

    /** How answers are written: times as ISO 8601 in UTC, not as numbers. */
    public static void write(ObjectMapper answers) {
        answers.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    /** Everything to be registered. */
    public List<Object> parts() {
        return parts;
    }
}
