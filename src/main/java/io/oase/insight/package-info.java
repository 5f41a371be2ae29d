/** Reports: what the clocks measured, counted and explained. Reads what others wrote. */
@NullMarked
package io.oase.insight;

import org.jspecify.annotations.NullMarked;
