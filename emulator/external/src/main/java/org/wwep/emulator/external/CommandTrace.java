package org.wwep.emulator.external;

import java.util.function.Consumer;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.rtos.Rtos;

/**
 * What the commands of a board's bench print, on the timeline until the board is closed: what a
 * command has left in the background may print for longer.
 *
 * <p>Threads: any.
 */
final class CommandTrace implements AutoCloseable {
  private static final int MOST = 1 << 20;

  private final String device;
  private final Rtos rtos;
  private final World world;
  private int kept;
  private boolean closed;

  CommandTrace(String device, Rtos rtos, World world) {
    this.device = device;
    this.rtos = rtos;
    this.world = world;
  }

  /** Returns what takes the lines of a command, {@code "power on"}. */
  Consumer<String> of(String command) {
    return line -> add(command, line);
  }

  private synchronized void add(String command, String line) {
    if (closed || kept >= MOST) {
      return;
    }
    kept += line.length();
    tell(command, kept < MOST ? line : "... printed more than " + MOST + " bytes: it is not kept");
  }

  private void tell(String command, String line) {
    world.timeline().add(rtos.now(), device, new TimelineEvent.BenchEvent(command, line));
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
