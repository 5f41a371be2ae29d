package io.oase.bulk;

import io.oase.base.Said;

/** A conversation something could not be done with, and why. */
public record Refusal(long conversation, String title, String person, Said why) {}
