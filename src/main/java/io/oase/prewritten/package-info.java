/** Replies written beforehand: kept with their versions, found while an answer is written, filled for whoever it goes to. */
@NullMarked
package io.oase.prewritten;

import org.jspecify.annotations.NullMarked;
