/**
 * Playbooks: crisis plans written beforehand, one file each. Read, checked, kept by version, compared and reviewed here; what
 * happens while one is in force belongs to {@code io.oase.activation}.
 */
@NullMarked
package io.oase.playbook;

import org.jspecify.annotations.NullMarked;
