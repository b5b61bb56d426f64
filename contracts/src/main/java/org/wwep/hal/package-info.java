/**
 * The contract of {@link org.wwep.hal.Board}, for every implementation to run.
 *
 * <p>Reading order: {@link org.wwep.hal.BoardContract}; {@link org.wwep.hal.ManualClock} is its
 * time.
 */
@NullMarked
package org.wwep.hal;

import org.jspecify.annotations.NullMarked;
