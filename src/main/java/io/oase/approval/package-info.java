/** The second pair of eyes: when an answer needs one, how long it may wait for it, and telling those it concerns. */
package io.oase.approval;
