/** Oase: one inbox for everything people say to an organisation in public. */
package io.oase;
