/**
 * The firmware images, and what runs them.
 *
 * <p>Reading order: {@link org.wwep.device.ClientDevice} (the course's client, exercises 01 and
 * 02), {@link org.wwep.device.DeviceConfig}, {@link org.wwep.device.Identity}, {@link
 * org.wwep.device.DualClient} (two of them on one board); then the tasks it is made of: {@code
 * ButtonTask} (where an edge becomes a press), {@code LinkTask} (where a link effect is carried
 * out) and {@code Dispatcher} (where the state machine of {@code org.wwep.device.machine} is
 * turned). What a device tells the world is in {@code org.wwep.device.trace}.
 */
@NullMarked
package org.wwep.device;

import org.jspecify.annotations.NullMarked;
