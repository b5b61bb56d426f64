/**
 * Real lines of a GPIO chip made into a board, whichever driver claims them.
 *
 * <p>Reading order: {@link org.wwep.hal.line.LineDriver} and its {@link
 * org.wwep.hal.line.InputLine} and {@link org.wwep.hal.line.OutputLine}; {@link
 * org.wwep.hal.line.LineBoard}, which claims a line for each part and lets go of them all; {@code
 * LineButton} and {@code LineLed}; then what drivers share: {@link org.wwep.hal.line.EdgeReader}
 * (where edges come from), {@link org.wwep.hal.line.EdgeClock} (when they came), {@link
 * org.wwep.hal.line.BoardMac}, {@link org.wwep.hal.line.Obstacle} and {@link
 * org.wwep.hal.line.LineBackend}. The drivers are in {@code org.wwep.hal.pi4j} and {@link
 * org.wwep.hal.cdev}.
 */
@NullMarked
package org.wwep.hal.line;

import org.jspecify.annotations.NullMarked;
