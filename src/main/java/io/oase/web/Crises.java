package io.oase.web;

import io.oase.activation.Activations;
import io.oase.activation.Preview;
import io.oase.playbook.Shelf;
import io.oase.reply.HeldReplies;

/** What pages and API of playbooks in force work with. */
public record Crises(Shelf shelf, Activations activations, Preview preview, HeldReplies held) {}
