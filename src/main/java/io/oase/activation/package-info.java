/**
 * Playbooks in force: put there with one action after a preview, told to everybody, until they are ended on purpose. Holds what must
 * not go out, promises the times of the severity, gathers what belongs to it, and writes down what happened.
 */
@NullMarked
package io.oase.activation;

import org.jspecify.annotations.NullMarked;
