/**
 * Conversations and what people do with them: taking, assigning, tagging, noting, resolving; views, search, one person's
 * history. Publishes facts to listeners inside the transaction and does not know who listens.
 */
package io.oase.inbox;
