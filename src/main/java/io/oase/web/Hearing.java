package io.oase.web;

import io.oase.notice.Notices;
import io.oase.notice.Preferences;
import io.oase.notice.PushDevices;
import io.oase.notice.TeamWebhooks;

/** What people are told, and how each and each team wants to hear of it. */
public record Hearing(Notices notices, Preferences preferences, PushDevices devices, TeamWebhooks webhooks) {}
