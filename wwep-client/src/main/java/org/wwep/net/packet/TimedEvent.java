package org.wwep.net.packet;

import java.time.Instant;
import java.util.function.Consumer;
import org.wwep.rtos.Rtos;

/**
 * Something the network task is going to do at a time; made by {@link CallbackSocket#later}.
 *
 * <p><b>Source</b>: {@code wiced_rtos_register_timed_event} on the networking worker thread.
 */
public final class TimedEvent {
  private final Instant due;
  private final long number;
  private final Rtos.Work work;
  private final Consumer<TimedEvent> remove;

  TimedEvent(Instant due, long number, Rtos.Work work, Consumer<TimedEvent> remove) {
    this.due = due;
    this.number = number;
    this.work = work;
    this.remove = remove;
  }

  /** Has it not happen; from a callback alone, like everything here. */
  public void cancel() {
    remove.accept(this);
  }

  Instant due() {
    return due;
  }

  long number() {
    return number;
  }

  Rtos.Work work() {
    return work;
  }
}
