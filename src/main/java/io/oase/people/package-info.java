/**
 * Who works here: accounts and what their roles allow, how they prove who they are, and the name under which they
 * answer.
 */
package io.oase.people;
