package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Edge;
import org.wwep.hal.emulated.EmulatedButton;

/**
 * The contact of a board's button: closed for a while, then open for a while, then free for the
 * next press. It does not bounce.
 *
 * <p>Owned by the thread of its loop.
 */
final class ButtonContact extends FifoDeadlines.Entry {
  private final DeviceLoop loop;
  private final BoardHost host;
  private final EmulatedButton button;
  private final LongConsumer released;
  private boolean closed;
  private boolean free = true;

  /**
   * Makes one that is free.
   *
   * @param released told when it has been open long enough
   */
  ButtonContact(DeviceLoop loop, BoardHost host, EmulatedButton button, LongConsumer released) {
    this.loop = loop;
    this.host = host;
    this.button = button;
    this.released = released;
  }

  /** Returns whether it may be closed. */
  boolean isFree() {
    return free;
  }

  /** It may be closed from now on. */
  void free() {
    free = true;
  }

  /** Closes it for a time, or for the firmware's usual one. */
  void close(@Nullable Duration hold) {
    closed = true;
    free = false;
    button.play(new Edge(host.now(), button.activeLevel()));
    // From when it really closed: what debounces goes by that.
    loop.deadlines().holding(hold).add(this, System.nanoTime());
  }

  /** Has it open by the time that the firmware usually needs, if it was to stay closed longer. */
  void open(long now) {
    if (closed) {
      loop.deadlines().holding(null).addSooner(this, now);
    }
  }

  /** Has it stay open for a while more. */
  void restOn(long now) {
    loop.deadlines().releasing.add(this, now);
  }

  @Override
  void elapsed(long now) {
    if (closed) {
      closed = false;
      button.play(new Edge(host.now(), button.activeLevel().opposite()));
      restOn(System.nanoTime());
    } else {
      released.accept(now);
    }
  }
}
