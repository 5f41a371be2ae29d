package io.oase;

import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.oase.channel.Http;
import io.oase.people.Account;
import io.oase.picture.PictureAddresses;
import io.oase.picture.RemotePictures;
import io.oase.web.AcknowledgementPages;
import io.oase.web.AlertPages;
import io.oase.web.ApiWing;
import io.oase.web.ApprovalWing;
import io.oase.web.AssetPages;
import io.oase.web.Assets;
import io.oase.web.AssignWing;
import io.oase.web.AutomaticPages;
import io.oase.web.BodyLimit;
import io.oase.web.BreakingOff;
import io.oase.web.BulkWing;
import io.oase.web.CalendarWing;
import io.oase.web.ChannelPages;
import io.oase.web.ConnectPages;
import io.oase.web.Crises;
import io.oase.web.CrisisWing;
import io.oase.web.DayPages;
import io.oase.web.EdgeErrors;
import io.oase.web.Entrance;
import io.oase.web.ErrorPages;
import io.oase.web.Face;
import io.oase.web.Gate;
import io.oase.web.GuideWing;
import io.oase.web.Guides;
import io.oase.web.Hearing;
import io.oase.web.InboxWing;
import io.oase.web.LanguagePages;
import io.oase.web.LiveEvents;
import io.oase.web.Me;
import io.oase.web.Messages;
import io.oase.web.NoticeWing;
import io.oase.web.OwnSite;
import io.oase.web.PeopleWing;
import io.oase.web.PicturePages;
import io.oase.web.PlaybookWing;
import io.oase.web.PrewrittenWing;
import io.oase.web.ProfilePages;
import io.oase.web.RefusedErrors;
import io.oase.web.ReportWing;
import io.oase.web.SavedViewPages;
import io.oase.web.SayingWing;
import io.oase.web.SecurityHeaders;
import io.oase.web.SetupPages;
import io.oase.web.Shells;
import io.oase.web.SignInPages;
import io.oase.web.Storable;
import io.oase.web.TargetWing;
import io.oase.web.Templates;
import io.oase.web.Unheard;
import io.oase.web.Visits;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRegistration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.util.component.LifeCycle;

/** Everything that is served over HTTP: pages, the JSON API, live events, assets; and what stands before them all. */
final class Site {
    private static final Http STRANGERS = new Http(false);

    private final Wiring wiring;
    private final Messages messages;
    private final Face face;
    private final Assets assets = new Assets();
    private final Visits visits;
    private final EdgeErrors edge;
    private final Entrance entrance;
    private final OwnSite own;
    private final Hearing hearing;
    private final List<Account> offered = new CopyOnWriteArrayList<>();

    Site(Wiring wiring) {
        this.wiring = wiring;
        hearing = new Hearing(wiring.notices, wiring.preferences, wiring.pushDevices, wiring.teamWebhooks);
        own = new OwnSite(wiring.publicUrl);
        messages = wiring.messages;
        face = new Face(new Templates(), assets);
        visits = new Visits(messages, wiring.clock, ZoneId.systemDefault());
        edge = new EdgeErrors(messages);
        entrance = new Entrance(wiring.sessions, wiring.tokens);
    }

    /** Accounts whose sign-in is one button; in the demo only. */
    void offer(List<Account> people) {
        offered.addAll(people);
    }

    Messages messages() {
        return messages;
    }

    /** Dropwizard's own words for errors would be neither ours nor in the reader's language. */
    static void ownErrors(OaseConfiguration configuration) {
        if (configuration.getServerFactory() instanceof AbstractServerFactory server) {
            server.setRegisterDefaultExceptionMappers(false);
        }
    }

    /** Puts everything in its place. */
    void open(Environment environment) {
        environment
                .servlets()
                .addFilter("security-headers", new SecurityHeaders())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment
                .servlets()
                .addFilter("unheard", new Unheard())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment
                .servlets()
                .addFilter("breaking-off", new BreakingOff())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        ApiWing.write(environment.getObjectMapper());
        environment.getApplicationContext().setErrorHandler(edge);
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(edge));
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new AuthValueFactoryProvider.Binder<>(Me.class));
        jersey.register(new BodyLimit());
        jersey.register(new Storable());
        jersey.register(new Gate(entrance));
        jersey.register(new RefusedErrors(visits, new ErrorPages(face, visits)));
        jersey.register(new AssetPages(assets));
        api().forEach(jersey::register);
        pages().forEach(jersey::register);
        live(environment);
    }

    /** Live events are no resource of Jersey's: hundreds of streams are open for hours and must hold no thread. */
    private void live(Environment environment) {
        LiveEvents live = new LiveEvents(entrance, wiring.signals, edge, wiring.looking, wiring.people);
        ServletRegistration.Dynamic servlet = environment.servlets().addServlet("live", live);
        servlet.setAsyncSupported(true);
        servlet.addMapping("/events", "/api/v1/events");
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle server) {
                live.start();
            }

            /** Before the server waits for open requests: streams would never end by themselves. */
            @Override
            public void lifeCycleStopping(LifeCycle server) {
                live.close();
            }
        });
    }

    private List<Object> api() {
        return new ApiWing(
                        visits,
                        wiring.channels,
                        wiring.connecting,
                        wiring.changing,
                        wiring.lifecycle,
                        wiring.polling,
                        wiring.views,
                        wiring.conversations,
                        wiring.inbox,
                        wiring.merging,
                        wiring.splitting,
                        wiring.replies,
                        wiring.answering,
                        wiring.prewritten,
                        wiring.choosing,
                        wiring.exchange,
                        wiring.calendars,
                        wiring.targets,
                        wiring.conversationClocks,
                        wiring.expecting,
                        wiring.acknowledgements,
                        wiring.notices,
                        wiring.people,
                        wiring.teams,
                        wiring.rules,
                        wiring.absences,
                        wiring.abilities,
                        wiring.board,
                        wiring.clock,
                        wiring.reports,
                        wiring.snoozes,
                        wiring.followUps,
                        wiring.bulkChanges,
                        wiring.savedViews,
                        wiring.days,
                        wiring.approvals,
                        wiring.standingRules,
                        hearing,
                        wiring.mentions,
                        wiring.drafts,
                        wiring.handingOver,
                        wiring.looking,
                        crises(),
                        guides(),
                        wiring.catalogue,
                        wiring.uploads,
                        wiring.alerts,
                        wiring.saying)
                .parts();
    }

    private List<Object> pages() {
        PictureAddresses addresses = PictureAddresses.shared(wiring.db, wiring.random);
        Shells shells = new Shells(
                wiring.views, wiring.channels, wiring.notices, wiring.savedViews, wiring.replies, wiring.activations);
        List<Object> pages = new ArrayList<>(new InboxWing(
                        face,
                        visits,
                        shells,
                        wiring.views,
                        wiring.conversations,
                        wiring.inbox,
                        wiring.merging,
                        wiring.splitting,
                        wiring.replies,
                        wiring.answering,
                        wiring.channels,
                        wiring.networks,
                        wiring.people,
                        wiring.teams,
                        wiring.teamLoads,
                        wiring.conversationClocks,
                        wiring.expecting,
                        wiring.choosing,
                        addresses,
                        wiring.snoozes,
                        wiring.followUps,
                        wiring.approvals,
                        wiring.mentions,
                        wiring.drafts,
                        wiring.handingOver,
                        wiring.looking,
                        wiring.activations)
                .pages());
        pages.add(new AcknowledgementPages(face, visits, shells, wiring.channels, wiring.acknowledgements));
        pages.add(new AutomaticPages(wiring.acknowledgements));
        pages.add(new SignInPages(face, visits, own, wiring.signIn, wiring.sessions, offered));
        pages.add(new SetupPages(face, visits, own, wiring.firstRun));
        pages.add(new LanguagePages(own, wiring.people));
        pages.add(new ProfilePages(
                face,
                visits,
                shells,
                wiring.people,
                wiring.passwordChange,
                wiring.pictures,
                wiring.tokens,
                wiring.standingRules));
        pages.addAll(new PeopleWing(
                        face,
                        visits,
                        shells,
                        wiring.people,
                        wiring.teams,
                        wiring.teamLoads,
                        wiring.passwordChange,
                        wiring.pictures,
                        wiring.tokens,
                        wiring.standingRules,
                        wiring.views)
                .pages());
        pages.addAll(new AssignWing(
                        face,
                        visits,
                        shells,
                        wiring.board,
                        wiring.rules,
                        wiring.abilities,
                        wiring.absences,
                        wiring.inbox,
                        wiring.people,
                        wiring.teams,
                        wiring.channels,
                        wiring.calendars)
                .pages());
        pages.addAll(new CrisisWing(face, visits, shells, crises()).pages());
        pages.add(new AlertPages(face, visits, shells, wiring.alerts));
        pages.addAll(new SayingWing(
                        face,
                        visits,
                        shells,
                        wiring.activations,
                        wiring.saying,
                        wiring.channels,
                        wiring.networks,
                        wiring.views,
                        wiring.people,
                        wiring.teams)
                .pages());
        pages.addAll(new GuideWing(face, visits, shells, guides(), wiring.people).pages());
        pages.add(new DayPages(face, visits, shells, wiring.days, wiring.people));
        pages.add(new SavedViewPages(
                face, visits, shells, wiring.savedViews, wiring.channels, wiring.people, wiring.teams));
        pages.addAll(new BulkWing(
                        face,
                        visits,
                        shells,
                        wiring.bulkChanges,
                        wiring.views,
                        wiring.answering,
                        wiring.choosing,
                        wiring.prewritten,
                        wiring.people,
                        wiring.teams)
                .pages());
        pages.addAll(new ApprovalWing(
                        face,
                        visits,
                        shells,
                        wiring.replies,
                        wiring.approvals,
                        wiring.standingRules,
                        wiring.channels,
                        wiring.people)
                .pages());
        pages.addAll(new ReportWing(
                        face,
                        visits,
                        shells,
                        wiring.reports,
                        wiring.agentFigures,
                        wiring.channels,
                        wiring.people,
                        wiring.teams)
                .pages());
        pages.addAll(new CalendarWing(face, visits, shells, wiring.calendars, wiring.people).pages());
        pages.addAll(
                new TargetWing(face, visits, shells, wiring.targets, wiring.calendars, wiring.channels, wiring.networks)
                        .pages());
        pages.addAll(new PrewrittenWing(
                        face,
                        visits,
                        shells,
                        wiring.prewritten,
                        wiring.choosing,
                        wiring.exchange,
                        wiring.answering,
                        wiring.channels,
                        wiring.teams,
                        wiring.networks)
                .pages());
        pages.addAll(new PlaybookWing(face, visits, shells, wiring.catalogue, wiring.uploads, wiring.networks).pages());
        pages.add(new ChannelPages(
                face,
                visits,
                shells,
                wiring.channels,
                wiring.lifecycle,
                wiring.polling,
                wiring.targets,
                wiring.networks));
        pages.add(new ConnectPages(
                face,
                visits,
                shells,
                wiring.channels,
                wiring.connecting,
                wiring.reconnecting,
                wiring.changing,
                wiring.networks,
                wiring.vault,
                wiring.clock));
        pages.addAll(new NoticeWing(face, assets, visits, shells, hearing, wiring.teams).pages());
        pages.add(new PicturePages(new RemotePictures(addresses, this::reach), wiring.pictures));
        return pages;
    }

    private Crises crises() {
        return new Crises(wiring.library, wiring.activations, wiring.preview, wiring.heldReplies);
    }

    private Guides guides() {
        return new Guides(
                wiring.activations,
                wiring.casting,
                wiring.factSheet,
                wiring.checklist,
                wiring.promising,
                wiring.scribing,
                wiring.standingDown,
                wiring.reviews);
    }

    /** Strangers choose where their pictures are; only a channel's own server may be in our own network. */
    private Http reach(String url) {
        return wiring.channels.isPlaceOf(url) ? wiring.http : STRANGERS;
    }
}
