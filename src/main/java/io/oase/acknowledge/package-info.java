/** Tells people automatically that what they wrote has come in, and by when an answer can be expected: off until switched on. */
@NullMarked
package io.oase.acknowledge;

import org.jspecify.annotations.NullMarked;
