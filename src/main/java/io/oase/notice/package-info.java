/** Telling people things: in the app, by signed webhook and by e-mail, each once. Whom to tell what and when is others' matter. */
@NullMarked
package io.oase.notice;

import org.jspecify.annotations.NullMarked;
