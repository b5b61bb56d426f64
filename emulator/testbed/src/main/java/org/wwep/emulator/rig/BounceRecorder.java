package org.wwep.emulator.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.hal.Button;
import org.wwep.hal.Edge;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * Records how a button bounces, from the time stamps of its edges.
 *
 * <p><b>Shape</b>: edges belong to one transition until the line has been quiet for 50 ms; then its
 * level says whether the contact closed or opened. What ends as it began is no press and is told.
 *
 * <p>Owned by the thread that records.
 */
public final class BounceRecorder {
  private static final Duration QUIET = Duration.ofMillis(50);

  private final Button button;
  private final Mailbox<Edge> edges;
  private final Consumer<String> news;

  /** Listens to a button, which has no other listener. */
  public BounceRecorder(Rtos rtos, Button button, Consumer<String> news) {
    this.button = button;
    this.edges = rtos.mailbox();
    this.news = news;
    button.listen(edges::post);
  }

  /**
   * Records so many presses, or as many as come in time.
   *
   * @param patience how long a press may be in coming
   */
  public List<RecordedBounce> record(int count, Duration patience) throws InterruptedException {
    List<RecordedBounce> presses = new ArrayList<>();
    List<Duration> closing = List.of();
    while (presses.size() < count) {
      List<Edge> burst = burst(patience);
      if (burst.isEmpty()) {
        return presses;
      }
      boolean down = burst.getLast().level() == button.activeLevel();
      if (burst.size() % 2 == 0 || down != closing.isEmpty()) {
        news.accept("a glitch of " + burst.size() + " edges, left out");
      } else if (down) {
        closing = offsets(burst);
      } else {
        presses.add(new RecordedBounce(closing, offsets(burst)));
        news.accept(
            "press %d of %d: %d edges closing, %d opening"
                .formatted(presses.size(), count, closing.size(), burst.size()));
        closing = List.of();
      }
    }
    return presses;
  }

  private List<Edge> burst(Duration patience) throws InterruptedException {
    List<Edge> burst = new ArrayList<>();
    Optional<Edge> next = edges.take(patience);
    while (next.isPresent()) {
      burst.add(next.get());
      next = edges.take(QUIET);
    }
    return burst;
  }

  private static List<Duration> offsets(List<Edge> burst) {
    return burst.stream().map(edge -> Duration.between(burst.getFirst().at(), edge.at())).toList();
  }
}
