/**
 * The board as firmware sees it: buttons, LEDs and a MAC address, whoever provides them.
 *
 * <p>Reading order: {@link org.wwep.hal.Board}, {@link org.wwep.hal.Button}, {@link
 * org.wwep.hal.Edge}, {@link org.wwep.hal.Led}; then {@link org.wwep.hal.BoardConfig} (which pins)
 * and {@link org.wwep.hal.Boards} (which back end, and why); then {@link org.wwep.hal.Debounce}.
 * Back ends live in {@link org.wwep.hal.emulated}, {@code org.wwep.hal.pi4j} and {@link
 * org.wwep.hal.cdev}, the last two on {@link org.wwep.hal.line}; {@link org.wwep.hal.PlatformInfo}
 * is what they can know of the machine beforehand.
 */
@NullMarked
package org.wwep.hal;

import org.jspecify.annotations.NullMarked;
