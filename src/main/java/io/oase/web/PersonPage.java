package io.oase.web;

/** The page of somebody who writes to us. */
public record PersonPage(PersonView person) {}
