/** Promised times: calendars with opening hours and holidays, and the arithmetic over them. */
@NullMarked
package io.oase.target;

import org.jspecify.annotations.NullMarked;
