/**
 * Everything that is seen and asked over HTTP: pages, fragments, assets, the JSON API, and how refusals become answers.
 * Nothing imports this package. How a page is made stands in {@code docs/face.md}.
 */
package io.oase.web;
