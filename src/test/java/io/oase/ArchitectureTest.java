package io.oase;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the parts of Oase may know each other; docs/rationale.md says why. */
@AnalyzeClasses(packages = "io.oase", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Path MAIN = Path.of("src/main/java/io/oase");

    @ArchTest
    static final ArchRule dependencies_run_downward_only = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("application")
            .definedBy("io.oase")
            .layer("bench")
            .definedBy("io.oase.bench..")
            .layer("web")
            .definedBy("io.oase.web..")
            .layer("insight")
            .definedBy("io.oase.insight..")
            .layer("acknowledge")
            .definedBy("io.oase.acknowledge..")
            .layer("assign")
            .definedBy("io.oase.assign..")
            .layer("later")
            .definedBy("io.oase.later..")
            .layer("approval")
            .definedBy("io.oase.approval..")
            .layer("playbook")
            .definedBy("io.oase.playbook..")
            .layer("alert")
            .definedBy("io.oase.alert..")
            .layer("bulk")
            .definedBy("io.oase.bulk..")
            .layer("saved")
            .definedBy("io.oase.saved..")
            .optionalLayer("guide")
            .definedBy("io.oase.guide..")
            .optionalLayer("statement")
            .definedBy("io.oase.statement..")
            .layer("activation")
            .definedBy("io.oase.activation..")
            .layer("draft")
            .definedBy("io.oase.draft..")
            .layer("looking")
            .definedBy("io.oase.looking..")
            .layer("target")
            .definedBy("io.oase.target..")
            .layer("reply")
            .definedBy("io.oase.reply..")
            .layer("prewritten")
            .definedBy("io.oase.prewritten..")
            .layer("ingest")
            .definedBy("io.oase.ingest..")
            .layer("inbox")
            .definedBy("io.oase.inbox..")
            .layer("search")
            .definedBy("io.oase.search..")
            .layer("notice")
            .definedBy("io.oase.notice..")
            .layer("picture")
            .definedBy("io.oase.picture..")
            .layer("channel")
            .definedBy("io.oase.channel..")
            .layer("people")
            .definedBy("io.oase.people..")
            .layer("demo")
            .definedBy("io.oase.demo..")
            .layer("db")
            .definedBy("io.oase.db..")
            .layer("base")
            .definedBy("io.oase.base..")
            .whereLayer("application")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("bench")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("application", "bench")
            .whereLayer("insight")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("target")
            .mayOnlyBeAccessedByLayers(
                    "application",
                    "bench",
                    "web",
                    "insight",
                    "acknowledge",
                    "assign",
                    "later",
                    "approval",
                    "activation")
            .whereLayer("alert")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("playbook")
            .mayOnlyBeAccessedByLayers("application", "bench", "web", "activation", "guide", "statement", "alert")
            .whereLayer("bulk")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("saved")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("guide")
            .mayOnlyBeAccessedByLayers("application", "bench", "web", "statement")
            .whereLayer("statement")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("activation")
            .mayOnlyBeAccessedByLayers("application", "bench", "web", "guide", "statement")
            .whereLayer("draft")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("looking")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("later")
            .mayOnlyBeAccessedByLayers("application", "bench", "web", "bulk")
            .whereLayer("approval")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("acknowledge")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("assign")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("reply")
            .mayOnlyBeAccessedByLayers(
                    "application",
                    "bench",
                    "web",
                    "acknowledge",
                    "approval",
                    "bulk",
                    "activation",
                    "statement",
                    "playbook")
            .whereLayer("prewritten")
            .mayOnlyBeAccessedByLayers("application", "bench", "web", "reply", "bulk", "playbook", "statement", "guide")
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("application", "bench", "web", "reply")
            .whereLayer("inbox")
            .mayOnlyBeAccessedByLayers(
                    "application",
                    "bench",
                    "web",
                    "reply",
                    "prewritten",
                    "ingest",
                    "target",
                    "insight",
                    "acknowledge",
                    "assign",
                    "later",
                    "approval",
                    "bulk",
                    "draft",
                    "activation",
                    "guide",
                    "statement",
                    "alert")
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("application", "bench", "web", "inbox", "activation", "statement", "alert")
            .whereLayer("notice")
            .mayOnlyBeAccessedByLayers(
                    "application",
                    "bench",
                    "web",
                    "target",
                    "reply",
                    "inbox",
                    "later",
                    "approval",
                    "bulk",
                    "draft",
                    "activation",
                    "guide",
                    "statement",
                    "playbook",
                    "alert")
            .whereLayer("picture")
            .mayOnlyBeAccessedByLayers("application", "bench", "web")
            .whereLayer("channel")
            .mayOnlyBeAccessedByLayers(
                    "application",
                    "bench",
                    "web",
                    "reply",
                    "prewritten",
                    "ingest",
                    "inbox",
                    "picture",
                    "notice",
                    "target",
                    "acknowledge",
                    "assign",
                    "approval",
                    "draft",
                    "activation",
                    "playbook",
                    "statement",
                    "guide",
                    "alert")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers(
                    "application",
                    "bench",
                    "web",
                    "reply",
                    "prewritten",
                    "ingest",
                    "inbox",
                    "channel",
                    "target",
                    "notice",
                    "insight",
                    "acknowledge",
                    "assign",
                    "later",
                    "approval",
                    "bulk",
                    "saved",
                    "draft",
                    "looking",
                    "activation",
                    "playbook",
                    "statement",
                    "guide",
                    "alert");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.oase.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule networks_do_not_know_each_other =
            slices().matching("io.oase.channel.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule a_network_needs_nothing_but_the_contract = noClasses()
            .that()
            .resideInAPackage("io.oase.channel.*..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.oase..")
                    .and(resideInAnyPackage("io.oase.channel..", "io.oase.base..")
                            .negate()));

    @ArchTest
    static final ArchRule nobody_but_the_wiring_knows_a_network = noClasses()
            .that()
            .resideOutsideOfPackage("io.oase.channel.*..")
            .and()
            .doNotBelongToAnyOf(Wiring.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.oase.channel.*..");

    @ArchTest
    static final ArchRule pages_and_api_know_no_sql = noClasses()
            .that()
            .resideInAPackage("io.oase.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule features_know_no_http_server = noClasses()
            .that()
            .resideOutsideOfPackages("io.oase", "io.oase.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "io.dropwizard.auth..", "org.eclipse.jetty..");

    /** The wiring, the node's name, and what is only about this very process may look at the world by themselves. */
    @ArchTest
    static final ArchRule time_ids_and_chance_are_passed_in = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.oase.people..",
                    "io.oase.channel..",
                    "io.oase.inbox..",
                    "io.oase.ingest..",
                    "io.oase.reply..",
                    "io.oase.prewritten..",
                    "io.oase.alert..",
                    "io.oase.approval..",
                    "io.oase.notice..",
                    "io.oase.target..",
                    "io.oase.insight..",
                    "io.oase.picture..",
                    "io.oase.playbook..",
                    "io.oase.demo..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.security.SecureRandom.class);

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")
            .orShould()
            .haveNameMatching(".*\\.(Base|Abstract)[A-Z].*");

    /** Constants are compiled in where they are used, so the bytecode does not tell; the sources do. */
    @ArchTest
    static void nothing_branches_on_the_name_of_a_network(JavaClasses classes) throws IOException {
        Pattern name = Pattern.compile("\"(mastodon|bluesky|feed)\"");
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(MAIN.resolve("demo")))
                    .filter(file -> !isNetwork(file))
                    .filter(file -> name.matcher(read(file)).find())
                    .map(Path::toString)
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    private static boolean isNetwork(Path file) {
        return file.startsWith(MAIN.resolve("channel")) && !file.getParent().equals(MAIN.resolve("channel"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
