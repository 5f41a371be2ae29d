/**
 * What every network has in common: what it declares about itself, how it is read, how it is written to, and how its
 * troubles are told. One package below this one makes a network; nothing here knows which networks there are.
 */
package io.oase.channel;
