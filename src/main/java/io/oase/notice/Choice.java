package io.oase.notice;

/**
 * How somebody wants to hear of one kind of notice. In the app it always stands in their list.
 *
 * @param counts whether it counts at the bell and is said in passing
 * @param push whether the browser says it, also when no page is open
 * @param urgent whether it comes in quiet hours, too
 */
public record Choice(boolean counts, boolean push, Mailing mail, boolean urgent) {}
