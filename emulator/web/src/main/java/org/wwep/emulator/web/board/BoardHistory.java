package org.wwep.emulator.web.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.LiveRun;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.TimelineEntry;

/**
 * A run in virtual time, what was done in it by hand, and how much of it is shown.
 *
 * <p><b>Shape</b>: what is done at one instant is done as a whole, and shown entry by entry to who
 * goes step by step. Going back runs it again from its seed, with what was done by hand before.
 * Owned by the thread of its board; the text and what was done any thread may read.
 */
public final class BoardHistory {
  private static final Duration LONGEST_STEP = Duration.ofMinutes(10);
  private static final Duration HURRY = Duration.ofSeconds(1);
  private static final int AT_ONCE = 200;

  private final LiveRun run;
  private final EventFeed feed;
  private final RunActions actions;
  private final List<ManualAction> deeds = new CopyOnWriteArrayList<>();
  private volatile int shown;
  private volatile long at;
  private long settledAt;

  /** Begins a run of which nothing is shown yet. */
  BoardHistory(RunRequest request, EventFeed feed) {
    this.feed = feed;
    this.run = LiveRun.begin(request);
    this.actions = new RunActions(run);
  }

  /** Returns the run. */
  public LiveRun run() {
    return run;
  }

  /** Returns how many entries are shown. */
  int shown() {
    return shown;
  }

  /** Returns when the last entry that is shown was told, or what the time is if all are. */
  long shownNanos() {
    return at;
  }

  /** Returns the packets of each device that has some. */
  @Nullable String pools() {
    Testbed testbed = run.testbed().orElse(null);
    if (testbed == null) {
      return null;
    }
    List<String> tables = new ArrayList<>();
    for (DeviceUnderTest device : testbed.devices()) {
      tables.add(device.name() + "\n" + device.pools().snapshot());
    }
    return String.join("\n\n", tables);
  }

  /** Returns the scenario with what was done by hand. */
  String text(String scenario) {
    return KeptScenario.text(scenario, run.request().seed(), List.copyOf(deeds), at);
  }

  /** Lets virtual time pass, and shows what happened. */
  void pass(long nanos) throws InterruptedException {
    if (nanos > 0) {
      run.advance(Duration.ofNanos(nanos));
    }
    showAll();
  }

  /** Lets much happen at once. */
  void hurry() throws InterruptedException {
    boolean _ = run.awaitEntries(run.timeline().size() + AT_ONCE, HURRY);
    showAll();
  }

  /** Follows an order, and keeps it if it changed something. */
  void act(BoardOrder order) throws InterruptedException {
    settle();
    if (actions.changes(order)) {
      long nanos = run.nanos();
      int entries = run.timeline().size();
      var after = run.step().orElse(null);
      long rest = after == null ? nanos : run.sinceStep().map(d -> nanos - d.toNanos()).orElse(0L);
      keep(new ManualAction(nanos, entries, order, actions.follow(order), after, rest));
    }
    showAll();
  }

  private void keep(ManualAction deed) {
    deeds.add(deed);
    settledAt = deed.nanos() + deed.took();
  }

  /** Lets a contact that still bounces come to rest: another move would be part of it. */
  private void settle() throws InterruptedException {
    long left = settledAt - run.nanos();
    if (left > 0) {
      run.advance(Duration.ofNanos(left));
    }
  }

  /** Shows the next entry; returns whether there is one within a long time. */
  boolean step() throws InterruptedException {
    if (shown == run.timeline().size() && !run.awaitEntries(shown + 1, LONGEST_STEP)) {
      showAll();
      return false;
    }
    int entry = shown;
    feed.add(run.timeline().get(entry));
    shown = entry + 1;
    at = run.toldAt(entry);
    return true;
  }

  /** Goes back to before the last entry that is shown; returns the history from there. */
  BoardHistory back() throws InterruptedException {
    if (shown == 0) {
      return this;
    }
    int target = shown - 1;
    long moment = target == 0 ? 0 : run.toldAt(target - 1);
    int known = Math.max(target, run.toldBy(moment));
    boolean undone = false;
    for (ManualAction deed : deeds) {
      if (deed.entries() >= target) {
        undone = true;
        known = Math.min(known, deed.entries());
      }
    }
    BoardHistory earlier = !undone && known == run.timeline().size() ? this : again(target, known);
    earlier.show(target);
    return earlier;
  }

  private BoardHistory again(int target, int known) throws InterruptedException {
    run.close();
    BoardHistory earlier = new BoardHistory(run.request(), feed);
    for (ManualAction deed : deeds) {
      if (deed.entries() < target) {
        earlier.repeat(deed);
      }
    }
    boolean _ = earlier.run.awaitEntries(known, LONGEST_STEP);
    return earlier;
  }

  private void repeat(ManualAction deed) throws InterruptedException {
    boolean _ = run.awaitEntries(deed.entries(), LONGEST_STEP);
    long left = deed.nanos() - run.nanos();
    if (left > 0) {
      run.advance(Duration.ofNanos(left));
    }
    long _ = actions.follow(deed.order());
    keep(deed);
  }

  private void show(int target) {
    shown = target;
    at = target == 0 ? 0 : run.toldAt(target - 1);
    List<TimelineEntry> entries = run.timeline().entries();
    feed.reset(entries.subList(Math.max(0, target - EventFeed.MOST), target));
  }

  private void showAll() {
    int size = run.timeline().size();
    for (int entry = shown; entry < size; entry++) {
      feed.add(run.timeline().get(entry));
    }
    shown = size;
    at = run.nanos();
  }
}
