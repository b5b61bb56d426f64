package org.wwep.emulator.web.board;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;

/**
 * A run in virtual time whose viewers say how fast it goes, stop it, go back in it, and have a hand
 * in it.
 *
 * <p><b>Shape</b>: a thread of its own has the run. Time passes while somebody looks, or if it goes
 * as fast as it can. Closing it ends the thread and the run.
 */
public final class VirtualBoard implements BoardSubject {
  private static final long TURN_MILLIS = 15;
  private static final long LONGEST_TURN_NANOS = 100_000_000;
  private static final long TELL_NANOS = 250_000_000;
  private static final long UNWATCHED_MILLIS = 100;

  private final EventFeed feed = new EventFeed();
  private final OrderQueue orders = new OrderQueue();
  private volatile String text;
  private final Consumer<BoardHistory> finished;
  private final BoardThread thread;
  private volatile BoardHistory history;
  private volatile @Nullable RunRequest next;
  private volatile double speed;
  private volatile boolean paused;
  private boolean told;
  private long toldAt;
  private @Nullable String note;

  /**
   * Begins a run.
   *
   * @param text the scenario as it is written
   * @param speed how much faster than the wall clock it goes; infinite for as fast as it can
   * @param finished told once the steps of a run are over, on this board's thread
   */
  public VirtualBoard(
      RunRequest request, String text, double speed, Consumer<BoardHistory> finished) {
    this.text = text;
    this.speed = speed;
    this.finished = finished;
    this.history = new BoardHistory(request, feed);
    this.thread = new BoardThread(this::live);
  }

  @Override
  public Map<String, Object> picture() {
    return RunPicture.of(history.run());
  }

  @Override
  public EventFeed feed() {
    return feed;
  }

  @Override
  public String scenario() {
    return history.text(text);
  }

  @Override
  public void take(BoardOrder order) {
    if (order instanceof BoardOrder.Fault fault) {
      var _ = BoardFault.of(fault.name());
    }
    orders.put(order);
  }

  /** Has another run take the place of this one. */
  public void restart(RunRequest request, String scenario) {
    text = scenario;
    next = request;
  }

  private void live() {
    try {
      long last = System.nanoTime();
      while (!Thread.interrupted()) {
        renew();
        BoardOrder order = orders.take(waiting());
        long now = System.nanoTime();
        if (order != null) {
          follow(order);
        } else if (goes()) {
          pass(Math.min(now - last, LONGEST_TURN_NANOS));
        }
        last = now;
        tell(order != null);
      }
    } catch (InterruptedException _) {
      // Closed.
    } finally {
      history.run().close();
    }
  }

  private void renew() throws InterruptedException {
    RunRequest fresh = next;
    if (fresh != null) {
      next = null;
      history.run().close();
      history = new BoardHistory(fresh, feed);
      feed.renew();
      told = false;
    }
  }

  private boolean fastest() {
    return Double.isInfinite(speed) && !history.run().ended();
  }

  private boolean goes() {
    return !paused && history.run().trouble() == null && (fastest() || feed.watched());
  }

  private long waiting() {
    return fastest() && goes() ? 0 : feed.watched() ? TURN_MILLIS : UNWATCHED_MILLIS;
  }

  private void pass(long elapsed) throws InterruptedException {
    if (fastest()) {
      history.hurry();
    } else {
      history.pass((long) (elapsed * pace()));
    }
  }

  /** Beyond the last step as fast as possible would be for ever. */
  private double pace() {
    return Double.isInfinite(speed) ? 1 : speed;
  }

  private void follow(BoardOrder order) throws InterruptedException {
    note = null;
    try {
      switch (order) {
        case BoardOrder.Speed(double faster) -> speed = faster;
        case BoardOrder.Time time -> time(time);
        case BoardOrder.Contact _, BoardOrder.Type _, BoardOrder.Power _, BoardOrder.Fault _ ->
            history.act(order);
      }
    } catch (IllegalArgumentException e) {
      note = String.valueOf(e.getMessage());
    }
  }

  private void time(BoardOrder.Time time) throws InterruptedException {
    switch (time) {
      case PLAY -> paused = false;
      case PAUSE -> paused = true;
      case STEP -> {
        paused = true;
        if (!history.step()) {
          note = "nothing happens any more by itself";
        }
      }
      case BACK -> {
        paused = true;
        history = history.back();
      }
      case AGAIN -> {
        RunRequest same = history.run().request();
        next = next == null ? same : next;
        paused = false;
      }
    }
  }

  private void tell(boolean now) {
    BoardHistory seen = history;
    if (seen.run().ended() && !told) {
      told = true;
      toldAt = 0;
      finished.accept(seen);
    }
    if (now || (feed.watched() && System.nanoTime() - toldAt > TELL_NANOS)) {
      toldAt = System.nanoTime();
      boolean stands = !goes() || fastest();
      feed.status(
          new JsonObject()
              .with("clock", seen.shownNanos() / 1e9)
              .with("speed", stands ? 0 : pace())
              .with("paused", paused)
              .with("back", seen.shown() > 0)
              .with("verdict", seen.run().verdict().map(RunResult.Verdict::word).orElse(null))
              .with("failure", seen.run().failure())
              .with("note", note)
              .with("pools", seen.pools())
              .fields());
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
