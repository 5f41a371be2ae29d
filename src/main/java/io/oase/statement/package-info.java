/**
 * Saying one thing to many in a crisis: the conversations that belong to it and how each stands, statements with their versions and
 * approval, answering many with one, and putting right what was wrong.
 */
@NullMarked
package io.oase.statement;

import org.jspecify.annotations.NullMarked;
