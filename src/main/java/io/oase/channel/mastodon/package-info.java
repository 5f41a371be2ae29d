/**
 * Mastodon and the servers that speak its client API: snac, GoToSocial, Hollo, Pleroma, Akkoma, Takahē and others. Reads
 * cautiously and depends on little; what differs between servers is told in {@code docs/networks/mastodon.md}.
 */
package io.oase.channel.mastodon;
