/**
 * Looking at a running server: {@link org.wwep.emulator.server.watch.Observatory} (where one looks
 * from), {@link org.wwep.emulator.server.watch.Metrics}, {@link
 * org.wwep.emulator.server.watch.TimedStore}.
 */
@NullMarked
package org.wwep.emulator.server.watch;

import org.jspecify.annotations.NullMarked;
