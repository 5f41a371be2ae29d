/** From a page of a network's posts to conversations in the inbox: poll, dedupe, thread, contact, conversation. */
package io.oase.ingest;
