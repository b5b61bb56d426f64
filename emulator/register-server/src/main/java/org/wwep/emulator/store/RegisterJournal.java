package org.wwep.emulator.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.MemoryStore;

/**
 * The registers of a file, and the file, which is opened anew after it was given up.
 *
 * <p>Owned by one thread; any other may look at what is {@link #shown}.
 */
final class RegisterJournal {
  private final Path path;
  private final Disk disk;
  private @Nullable RegisterFile file;
  private volatile MemoryStore shown = new MemoryStore();

  RegisterJournal(Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
  }

  /** Opens the file, and writes to it: whether that can be is better known now. */
  void open(Loss loss) throws IOException {
    reopen(loss).append(List.of());
  }

  /** Returns the registers as they are on the disk. */
  MemoryStore shown() {
    return shown;
  }

  /**
   * Has changes on the disk, shows them, and tells those who wait for them.
   *
   * <p><b>Errors</b>: after an {@link IOException} those that were not told are not known to be on
   * the disk, and only {@link #abandon} makes sense.
   */
  void commit(List<StoreChange> changes) throws IOException {
    RegisterFile open = reopen(Loss.REFUSED);
    List<StoreChange> together = new ArrayList<>();
    for (StoreChange change : changes) {
      if (change.kind() == StoreChange.Kind.REPLACE) {
        append(open, together);
        open.replace(change.registers().stream().sorted().toList());
        show(change);
      } else {
        together.add(change);
      }
    }
    append(open, together);
    shorten(open);
  }

  private void append(RegisterFile open, List<StoreChange> together) throws IOException {
    if (together.stream().anyMatch(StoreChange::writes)) {
      open.append(together.stream().flatMap(change -> change.registers().stream()).toList());
    }
    together.forEach(this::show);
    together.clear();
  }

  private void show(StoreChange change) {
    shown = change.after(shown);
    change.done().complete(change.kind() == StoreChange.Kind.COPY ? shown.all() : List.of());
  }

  /** Writes the file anew once most of it is out of date. */
  private void shorten(RegisterFile open) {
    if (open.isLong()) {
      try {
        open.replace(shown.all());
      } catch (IOException _) {
        // All is in the long one. If its disk has a fault, the next write tells.
        open.stayLong();
      }
    }
  }

  private RegisterFile reopen(Loss loss) throws IOException {
    RegisterFile open = file;
    if (open != null) {
      return open;
    }
    // A file that went away is not made anew: it would acknowledge writes and have lost all others.
    RegisterFileOpener.OpenStore opened = RegisterFileOpener.open(path.toRealPath(), disk, loss);
    file = opened.file();
    shown = opened.registers();
    return opened.file();
  }

  /** Has the file's counter on the disk, too. */
  void settle() {
    RegisterFile open = file;
    if (open != null) {
      try {
        open.settle();
      } catch (IOException _) {
        // The next write meets it, and tells.
      }
    }
  }

  /** Closes the file; what was not committed is gone. */
  void abandon() {
    RegisterFile open = file;
    file = null;
    if (open != null) {
      open.abandon();
    }
  }
}
