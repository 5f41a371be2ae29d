/** What tests share: a real database, a clock to set. */
package io.oase.testing;
