package org.wwep.emulator.rig;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.Edge;
import org.wwep.hal.Led;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * Tests the wiring of a board with a person's help: blinks the LED, and waits for a press.
 *
 * <p>Owned by the task that runs it; the board stays the caller's.
 */
public final class WiringCheck {
  private static final Duration BLINK = Duration.ofMillis(250);
  private static final int BLINKS = 3;

  private final Rtos rtos;
  private final Board board;
  private final Consumer<String> out;

  /** Makes a test that tells the person what to do, line by line. */
  public WiringCheck(Rtos rtos, Board board, Consumer<String> out) {
    this.rtos = rtos;
    this.board = board;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @return whether the button was pressed in time
   */
  public boolean run(Button button, Led led, Duration patience) throws InterruptedException {
    out.accept("testing " + board.description());
    out.accept(led.id() + " blinks " + BLINKS + " times now");
    for (int i = 0; i < BLINKS; i++) {
      led.set(true);
      rtos.sleep(BLINK);
      led.set(false);
      rtos.sleep(BLINK);
    }
    Mailbox<Edge> edges = rtos.mailbox();
    button.listen(edges::post);
    if (button.pressed()) {
      out.accept(
          button.id()
              + " reads as pressed already: release it, or check for a short to "
              + (button.activeLevel() == org.wwep.hal.Level.LOW ? "ground" : "the supply"));
    }
    out.accept("press " + button.id() + " within " + patience.toSeconds() + " s");
    java.time.Instant deadline = rtos.now().plus(patience);
    while (true) {
      Optional<Edge> edge = edges.take(Duration.between(rtos.now(), deadline));
      if (edge.isEmpty()) {
        return false;
      }
      if (edge.get().level() == button.activeLevel()) {
        out.accept(button.id() + " was pressed: the wiring works, if you saw the LED blink");
        return true;
      }
    }
  }
}
