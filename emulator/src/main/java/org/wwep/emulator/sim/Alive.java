package org.wwep.emulator.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks that have not ended, in the order they were spawned; linked through themselves. */
final class Alive {
  private @Nullable SimTask oldest;
  private @Nullable SimTask youngest;

  boolean isEmpty() {
    return oldest == null;
  }

  void add(SimTask task) {
    SimTask before = youngest;
    task.older = before;
    if (before == null) {
      oldest = task;
    } else {
      before.younger = task;
    }
    youngest = task;
  }

  void remove(SimTask task) {
    SimTask older = task.older;
    SimTask younger = task.younger;
    if (older == null) {
      oldest = younger;
    } else {
      older.younger = younger;
    }
    if (younger == null) {
      youngest = older;
    } else {
      younger.older = older;
    }
    task.older = null;
    task.younger = null;
  }

  /** Returns the tasks; a copy. */
  List<SimTask> list() {
    List<SimTask> tasks = new ArrayList<>();
    for (SimTask task = oldest; task != null; task = task.younger) {
      tasks.add(task);
    }
    return tasks;
  }
}
