package io.oase.playbook;

import io.oase.base.Said;

/**
 * Something wrong with a playbook's file, or, as a warning, something to look at.
 *
 * @param line where it stands, counted from 1
 * @param field which part of the file it is about: {@code steps[confirm].due}; {@code guide} behind the front matter
 * @param said what was expected there
 */
public record Fault(int line, String field, Said said) {}
