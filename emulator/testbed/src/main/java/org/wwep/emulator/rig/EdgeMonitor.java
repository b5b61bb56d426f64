package org.wwep.emulator.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.testbed.BoardDecorator;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * A board with real lines that knows which edges its firmware has been told.
 *
 * <p><b>Shape</b>: a write to a line returns before the kernel's event has reached the firmware, so
 * whoever moves a contact waits here. One task waits at a time.
 */
final class EdgeMonitor extends BoardDecorator {
  /** Longer than an edge takes to the firmware, also on a busy machine. */
  static final Duration LIMIT = Duration.ofSeconds(1);

  /** How often the level is read: nobody tells it. */
  private static final Duration LOOK = Duration.ofMillis(1);

  /**
   * How long no edge comes once the level is right, and that is the end too: the kernel drops the
   * newest edges of a burst that it cannot hold.
   */
  static final Duration REST = Duration.ofMillis(50);

  private final List<? extends Led> leds;
  private final Rtos rtos;
  private final Semaphore told;
  private final List<MonitoredButton> buttons;

  EdgeMonitor(Board board, Rtos rtos) {
    super(board);
    this.leds = board.leds();
    this.rtos = rtos;
    this.told = rtos.semaphore(0);
    this.buttons = board.buttons().stream().map(MonitoredButton::new).toList();
  }

  /**
   * Waits until the board reads this level, and its firmware, if it listens, has been told so.
   *
   * @param since when the contact was moved
   * @return whether that was so within {@link #LIMIT}
   */
  boolean await(String id, Level level, Instant since) throws InterruptedException {
    MonitoredButton button =
        buttons.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    Deadline limit = Deadline.after(LIMIT, rtos);
    while (told.acquire(Duration.ZERO)) {
      // What nobody waited for.
    }
    Deadline rest = Deadline.after(REST, rtos);
    while (!button.reached(level, since, rest.passed())) {
      if (limit.passed()) {
        return false;
      }
      if (told.acquire(LOOK)) {
        rest = Deadline.after(REST, rtos);
      }
    }
    return true;
  }

  @Override
  public List<? extends Button> buttons() {
    return buttons;
  }

  @Override
  public List<? extends Led> leds() {
    return leds;
  }

  private final class MonitoredButton extends ButtonDecorator {
    private volatile boolean listening;
    private volatile @Nullable Edge last;

    MonitoredButton(Button button) {
      super(button);
    }

    boolean reached(Level expected, Instant since, boolean rested) {
      Edge edge = last;
      if (level() != expected) {
        return false;
      }
      return !listening
          || rested
          || (edge != null && edge.level() == expected && !edge.at().isBefore(since));
    }

    @Override
    public void listen(EdgeListener listener) {
      button()
          .listen(
              edge -> {
                listener.edge(edge);
                last = edge;
                told.release();
              });
      listening = true;
    }
  }
}
