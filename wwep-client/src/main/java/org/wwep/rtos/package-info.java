/**
 * The operating system as firmware sees it, and the only way to time, tasks and randomness.
 *
 * <p>Reading order: {@link org.wwep.rtos.Rtos}, {@link org.wwep.rtos.Task}, {@link
 * org.wwep.rtos.Semaphore}, {@link org.wwep.rtos.Mailbox}, {@link org.wwep.rtos.EventHandler} (a
 * task that only reacts), {@link org.wwep.rtos.Deadline}; then {@link org.wwep.rtos.HostRtos},
 * which runs it all on the machine's own threads and clock.
 */
@NullMarked
package org.wwep.rtos;

import org.jspecify.annotations.NullMarked;
