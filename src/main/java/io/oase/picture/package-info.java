/** Pictures from networks, fetched by us, so that nobody's browser talks to strangers and strangers learn nothing of our readers. */
package io.oase.picture;
