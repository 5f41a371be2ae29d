package io.oase.web;

/** One thing to choose from. */
public record Choice(String value, String label, boolean selected) {}
