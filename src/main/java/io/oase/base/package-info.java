/** Small shared values: words to say, refusals, clean text. Depends on nothing else of Oase. */
package io.oase.base;
