/**
 * A board in a browser: what happens on it as it happens, and a hand on its buttons.
 *
 * <p>Reading order: {@link org.wwep.emulator.web.board.BoardPage} (the port), {@link
 * org.wwep.emulator.web.board.BoardSubject} (what is below it), {@link
 * org.wwep.emulator.web.board.EventFeed} and {@link org.wwep.emulator.web.board.EntryJson} (what a
 * viewer is told); then {@link org.wwep.emulator.web.board.VirtualBoard}, {@link
 * org.wwep.emulator.web.board.RealTimeBoard} and {@link org.wwep.emulator.web.board.DeviceBoard}.
 */
@NullMarked
package org.wwep.emulator.web.board;

import org.jspecify.annotations.NullMarked;
