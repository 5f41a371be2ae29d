package io.oase.activation;

import java.util.Locale;

/** What the timeline of an activation tells; the names in brackets are its details. */
public enum Happening {
    /** Put in force (level, because, held, on_their_way, told). */
    ACTIVATED,
    /** A second person stood up for what was begun in an emergency. */
    COUNTERSIGNED,
    /** The severity changed (from, to, because). */
    LEVEL_CHANGED,
    /** An answer was stopped (reply, conversation). */
    HELD,
    /** An answer that was stopped was let out (reply, conversation). */
    RELEASED,
    /** An answer that was stopped was taken back (reply, conversation). */
    DROPPED,
    /** Conversations joined (how, count). */
    GATHERED,
    /** One was taken away again (conversation, because where somebody said why). */
    LET_GO,
    /** One goes to somebody named (conversation, as, to). */
    SET_ASIDE,
    /** A part is played by somebody (role, account, deputy). */
    CAST,
    /** Something became known or changed (fact, language, value). */
    FACT,
    /** A step was done (step, evidence), skipped (step, because), opened again (step, was: done or skipped), or is late (step). */
    STEP_DONE,
    STEP_SKIPPED,
    STEP_REOPENED,
    STEP_LATE,
    /** A statement was written (statement, template, language), put up for approval, approved, objected to (because), published by itself. */
    STATEMENT_WRITTEN,
    STATEMENT_ASKED,
    STATEMENT_APPROVED,
    STATEMENT_OBJECTED,
    /** A statement began to be used (statement), was withdrawn (because), or was published elsewhere (statement, url). */
    STATEMENT_ISSUED,
    STATEMENT_WITHDRAWN,
    STATEMENT_ELSEWHERE,
    /** It was decided that nothing is said in public now (because). */
    SILENCE,
    /** Conversations were answered (statement, count), that was paused, or went on. */
    ANSWERING_BEGAN,
    ANSWERING_PAUSED,
    ANSWERING_RESUMED,
    ANSWERING_ENDED,
    /** An update was promised for then (at), or the promised time passed. */
    UPDATE_PROMISED,
    UPDATE_LATE,
    /** In somebody's own words (text). */
    ENTRY,
    /** Something that has to be true before it is over is, somebody said (condition), or took that back (condition). */
    CONDITION_MET,
    CONDITION_REOPENED,
    /** Ended on purpose (conditions). */
    ENDED,
    /** The review was given to somebody (account, due), written (version), or closed. */
    REVIEW_BEGUN,
    REVIEW_WRITTEN,
    REVIEW_CLOSED;

    /** As it is stored and as the API says it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
