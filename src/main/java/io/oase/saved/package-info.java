/** Lists with a name: one's own, or for everybody. */
package io.oase.saved;
