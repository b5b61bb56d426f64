package org.wwep.net.packet;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/** The one task that runs callbacks and timed events, in the order in which they came. */
final class NetworkTask implements Rtos.Work {
  private final Rtos rtos;
  private final Mailbox<Rtos.Work> mailbox;

  /** Owned by this task. */
  private final TreeSet<TimedEvent> timed =
      new TreeSet<>(Comparator.comparing(TimedEvent::due).thenComparing(TimedEvent::number));

  private long number;

  NetworkTask(Rtos rtos) {
    this.rtos = rtos;
    this.mailbox = rtos.mailbox();
  }

  /** Has this task do something; from any task. */
  void post(Rtos.Work work) {
    mailbox.post(work);
  }

  /** Has this task do something in a while; from this task alone. */
  TimedEvent after(Duration delay, Rtos.Work work) {
    TimedEvent event = new TimedEvent(rtos.now().plus(delay), number++, work, timed::remove);
    timed.add(event);
    return event;
  }

  @Override
  public void run() throws InterruptedException {
    while (true) {
      // What came counts before what is due: a time limit is for peers, not for this task's haste.
      Optional<Rtos.Work> work =
          timed.isEmpty()
              ? Optional.of(mailbox.take())
              : mailbox.take(Duration.between(rtos.now(), timed.first().due()));
      if (work.isPresent()) {
        work.get().run();
      } else if (!rtos.now().isBefore(timed.first().due())) {
        timed.removeFirst().work().run();
      }
    }
  }
}
