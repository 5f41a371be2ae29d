/**
 * Noticing that something is happening: what playbooks watch for is counted as it comes in, compared with what is usual at that hour
 * of the week, and told when so many different people write about it that chance alone would hardly ever do that.
 */
@NullMarked
package io.oase.alert;

import org.jspecify.annotations.NullMarked;
