package org.wwep.emulator.web.board;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.run.LiveRun;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;

/**
 * A run in real time, on whatever its rig has, that viewers have a hand in.
 *
 * <p><b>Shape</b>: a thread of its own does what is ordered. Closing it ends the thread and the
 * run.
 */
public final class RealTimeBoard implements BoardSubject {
  private static final long TURN_MILLIS = 250;
  private static final long BEGIN_MILLIS = 10;

  private final EventFeed feed = new EventFeed();
  private final OrderQueue orders = new OrderQueue();
  private final Consumer<LiveRun> finished;
  private final BoardThread thread;
  private volatile LiveRun run;
  private volatile @Nullable RunRequest next;
  private boolean told;
  private @Nullable String note;

  /**
   * Begins a run.
   *
   * @param finished told once its steps are over, on this board's thread
   */
  public RealTimeBoard(RunRequest request, Consumer<LiveRun> finished) {
    this.finished = finished;
    this.run = begin(request);
    this.thread = new BoardThread(this::live);
  }

  private LiveRun begin(RunRequest request) {
    LiveRun begun = LiveRun.begin(request);
    begun.timeline().listen(feed::add);
    return begun;
  }

  @Override
  public Map<String, Object> picture() {
    return RunPicture.of(run);
  }

  @Override
  public EventFeed feed() {
    return feed;
  }

  @Override
  public void take(BoardOrder order) {
    switch (order) {
      case BoardOrder.Fault fault -> {
        var _ = BoardFault.of(fault.name());
      }
      case BoardOrder.Speed _, BoardOrder.Time _ ->
          throw new IllegalArgumentException("this rig runs in real time: time goes as it goes");
      case BoardOrder.Contact _, BoardOrder.Type _, BoardOrder.Power _ -> {}
    }
    orders.put(order);
  }

  /** Has another run take the place of this one. */
  public void restart(RunRequest request) {
    next = request;
  }

  private void live() {
    try {
      while (run.testbed().isEmpty() && run.trouble() == null) {
        TimeUnit.MILLISECONDS.sleep(BEGIN_MILLIS);
      }
      feed.renew();
      run.timeline().entries().forEach(feed::add);
      while (!Thread.interrupted()) {
        renew();
        BoardOrder order = orders.take(TURN_MILLIS);
        if (order != null) {
          follow(order);
        }
        tell();
      }
    } catch (InterruptedException _) {
      // Closed.
    } finally {
      run.close();
    }
  }

  private void renew() {
    RunRequest fresh = next;
    if (fresh != null) {
      next = null;
      run.close();
      run = begin(fresh);
      feed.renew();
      told = false;
    }
  }

  private void follow(BoardOrder order) throws InterruptedException {
    note = null;
    try {
      RunActions actions = new RunActions(run);
      if (actions.changes(order)) {
        long _ = actions.follow(order);
      }
    } catch (IllegalArgumentException e) {
      note = String.valueOf(e.getMessage());
    }
  }

  private void tell() {
    if (run.ended() && !told) {
      told = true;
      finished.accept(run);
    }
    if (feed.watched()) {
      feed.status(
          new JsonObject()
              .with("clock", run.nanos() / 1e9)
              .with("speed", 1)
              .with("paused", false)
              .with("back", false)
              .with("verdict", run.verdict().map(RunResult.Verdict::word).orElse(null))
              .with("failure", run.failure())
              .with("note", note)
              .fields());
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
