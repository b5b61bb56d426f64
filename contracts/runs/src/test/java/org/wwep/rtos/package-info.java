/**
 * The contract of {@link org.wwep.rtos.Rtos}, for every implementation to run.
 *
 * <p>Reading order: {@link org.wwep.rtos.RtosWorld}, {@link org.wwep.rtos.TestTask}, {@link
 * org.wwep.rtos.RtosContract}.
 */
@NullMarked
package org.wwep.rtos;

import org.jspecify.annotations.NullMarked;
