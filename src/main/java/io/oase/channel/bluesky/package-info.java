/**
 * Bluesky and other servers of the AT Protocol: mentions, replies and quotes as an account is notified of them, answers
 * under record keys chosen beforehand, direct messages where the app password allows them, and words listened to.
 */
package io.oase.channel.bluesky;
