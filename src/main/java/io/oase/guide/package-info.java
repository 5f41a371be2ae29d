/**
 * Guiding everyone while a playbook is in force: who plays which part, what is known, what is to be done by when, when people
 * hear from us again, what happened, and how it ends.
 */
@NullMarked
package io.oase.guide;

import org.jspecify.annotations.NullMarked;
