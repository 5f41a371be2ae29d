/**
 * What is put off: conversations out of sight until a moment or an answer, and resolved ones somebody asks about again. All
 * nodes share the work of bringing them back.
 */
package io.oase.later;
