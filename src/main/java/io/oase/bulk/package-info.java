/** One change to many conversations: each by the verb it would have alone, with an account of what became of it, and a way back. */
package io.oase.bulk;
