/**
 * Real lines through the kernel's own GPIO character device, on any Linux machine: no native
 * library, no list of boards. Only the user says which chip.
 *
 * <p>Reading order: {@link org.wwep.hal.cdev.CdevBackend}; {@link org.wwep.hal.cdev.ChipLocator},
 * which finds chips; {@code CdevDriver}, which claims lines; {@code LineRequest} (the kernel's
 * structures, where a pin is read and set) over {@link org.wwep.hal.kernel.DeviceFile}. {@link
 * org.wwep.hal.cdev.ChipInfo} is what a chip says of itself.
 *
 * <p><b>Source.</b> {@code include/uapi/linux/gpio.h} of the Linux kernel, version 2 of the
 * interface, since Linux 5.10; the numbers of its calls are those of x86-64, arm64 and RISC-V.
 */
@NullMarked
package org.wwep.hal.cdev;

import org.jspecify.annotations.NullMarked;
