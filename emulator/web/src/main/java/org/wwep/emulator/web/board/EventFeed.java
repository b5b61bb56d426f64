package org.wwep.emulator.web.board;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.web.EventWriter;

/**
 * What happens on a board, for all who look at it: the last entries, and how it stands.
 *
 * <p><b>Shape</b>: any thread adds and looks, and nobody waits for a viewer. One who comes gets the
 * last {@value #MOST} entries; one who reads too slowly gets them anew, and what lies between is
 * left out. Nothing is written for nobody.
 */
public final class EventFeed {
  /** How many entries are kept. */
  public static final int MOST = 1500;

  private static final int AT_ONCE = 250;
  private static final long SIGN_SECONDS = 5;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<TimelineEntry> last = new ArrayDeque<>();
  private Map<String, Object> status = Map.of();
  private long added;
  private long epoch;
  private long pictures;
  private long statuses;
  private int viewers;

  /** Takes an entry. */
  public void add(TimelineEntry entry) {
    lock.lock();
    try {
      keep(entry);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void keep(TimelineEntry entry) {
    if (last.size() == MOST) {
      last.removeFirst();
    }
    last.addLast(entry);
    added++;
  }

  /** Forgets all entries, and takes these: another run begins. */
  public void reset(List<TimelineEntry> entries) {
    lock.lock();
    try {
      last.clear();
      epoch++;
      entries.forEach(this::keep);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Has viewers look at the whole picture again: another scenario, or other parts. */
  public void renew() {
    lock.lock();
    try {
      last.clear();
      epoch++;
      pictures++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes how the board stands now; only the last such is told. */
  public void status(Map<String, Object> now) {
    lock.lock();
    try {
      if (!now.equals(status)) {
        status = now;
        statuses++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether anybody looks. */
  public boolean watched() {
    lock.lock();
    try {
      return viewers > 0;
    } finally {
      lock.unlock();
    }
  }

  /** What a viewer is told next. */
  private record News(
      boolean whole, boolean anew, List<TimelineEntry> entries, Map<String, Object> status) {}

  /** Where a viewer is. */
  private final class Reader {
    private long read;
    private long seenEpoch = -1;
    private long seenPicture = -1;
    private long seenStatus = -1;

    /** Returns what is new, waiting for a while; nothing if there is nothing. */
    News next() throws InterruptedException {
      lock.lock();
      try {
        long left = TimeUnit.SECONDS.toNanos(SIGN_SECONDS);
        while (seenEpoch == epoch && read == added && seenStatus == statuses && left > 0) {
          left = changed.awaitNanos(left);
        }
        boolean anew = seenEpoch != epoch || added - read > last.size();
        if (anew) {
          read = added - last.size();
          seenEpoch = epoch;
        }
        List<TimelineEntry> entries = entries(anew ? MOST : AT_ONCE);
        Map<String, Object> now = seenStatus == statuses ? Map.of() : status;
        seenStatus = statuses;
        boolean whole = seenPicture != pictures;
        seenPicture = pictures;
        return new News(whole, anew, entries, now);
      } finally {
        lock.unlock();
      }
    }

    private List<TimelineEntry> entries(int most) {
      List<TimelineEntry> entries = new ArrayList<>();
      long skip = last.size() - (added - read);
      for (TimelineEntry entry : last) {
        if (skip-- <= 0 && entries.size() < most) {
          entries.add(entry);
        }
      }
      read += entries.size();
      return entries;
    }
  }

  /** Tells a viewer all from now on, until it has gone. */
  void tell(EventWriter out, Supplier<Map<String, Object>> picture)
      throws IOException, InterruptedException {
    look(1);
    try {
      Reader reader = new Reader();
      while (true) {
        News news = reader.next();
        if (news.whole()) {
          out.send(Map.of("picture", picture.get()));
        }
        if (news.anew()) {
          out.send(Map.of("reset", EntryJson.list(news.entries())));
        } else if (!news.entries().isEmpty()) {
          out.send(Map.of("entries", EntryJson.list(news.entries())));
        }
        if (!news.status().isEmpty()) {
          out.send(Map.of("status", news.status()));
        }
        if (!news.anew() && news.entries().isEmpty() && news.status().isEmpty()) {
          out.sign();
        }
      }
    } finally {
      look(-1);
    }
  }

  private void look(int more) {
    lock.lock();
    try {
      viewers += more;
    } finally {
      lock.unlock();
    }
  }
}
