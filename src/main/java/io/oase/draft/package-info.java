/** What people are writing and have not sent: saved by itself, per person, and handed over when they want to. */
@NullMarked
package io.oase.draft;

import org.jspecify.annotations.NullMarked;
