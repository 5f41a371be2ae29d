/** Who gets what comes in by itself, how much each takes, and who is away. */
@NullMarked
package io.oase.assign;

import org.jspecify.annotations.NullMarked;
