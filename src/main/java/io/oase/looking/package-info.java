/** Who has which conversation before them at this moment, and who is writing there; in memory, shared between nodes. */
@NullMarked
package io.oase.looking;

import org.jspecify.annotations.NullMarked;
