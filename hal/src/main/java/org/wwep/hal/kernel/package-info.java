/**
 * The kernel's device files and a thread's priority, by Java's foreign functions.
 *
 * <p>Reading order: {@link org.wwep.hal.kernel.DeviceFile} (a file of the kernel and its calls)
 * over {@code CLibrary}; {@link org.wwep.hal.kernel.KernelException}; {@link
 * org.wwep.hal.kernel.RealTimePriority}, for threads that move lines in time.
 *
 * <p><b>Source.</b> The manual pages {@code open(2)}, {@code poll(2)} and {@code ioctl(2)} of
 * Linux; the numbers are those of x86-64 and arm64.
 */
@NullMarked
package org.wwep.hal.kernel;

import org.jspecify.annotations.NullMarked;
