/** What agents answer: composing with the sign-off, the send guard, and the outbox that publishes. */
package io.oase.reply;
