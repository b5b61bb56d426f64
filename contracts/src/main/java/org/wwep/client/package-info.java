/**
 * The contract of a transaction over each API style and each kind of security.
 *
 * <p>Reading order: {@link org.wwep.client.ExchangeWorld}, {@link
 * org.wwep.client.ExchangeContract}.
 */
@NullMarked
package org.wwep.client;

import org.jspecify.annotations.NullMarked;
