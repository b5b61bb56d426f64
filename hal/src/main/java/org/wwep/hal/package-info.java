/**
 * The board as firmware sees it: buttons, LEDs and a MAC address, whoever provides them.
 *
 * <p>Reading order: {@link org.wwep.hal.Board}, {@link org.wwep.hal.Button}, {@link
 * org.wwep.hal.Edge}, {@link org.wwep.hal.Led}; then {@link org.wwep.hal.BoardConfig} (which pins)
 * and {@code Boards} (which back end, and why); then {@code Debounce}. Back ends live in {@code
 * org.wwep.hal.emulated} and {@code org.wwep.hal.pi4j}.
 */
@NullMarked
package org.wwep.hal;

import org.jspecify.annotations.NullMarked;
