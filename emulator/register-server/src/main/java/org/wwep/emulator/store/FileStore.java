package org.wwep.emulator.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * Registers in a file: a write returns once it would survive {@code kill -9} and a power cut.
 *
 * <p><b>Shape</b>: a thread of the store's own takes all writes that wait, commits them together
 * with one sync, and only then shows them to readers. So the more writers there are, the fewer
 * syncs each costs, and nobody reads a value that a crash could take back.
 *
 * <p><b>Errors</b>: when a commit fails, its writers are told so and the file is closed; later
 * writes open it again, at most every {@value #PAUSE_MILLIS} ms. Meanwhile reads go on: what they
 * return is on the disk.
 */
public final class FileStore implements Store {
  private static final int MOST_IN_A_COMMIT = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  static final int PAUSE_MILLIS = 100;

  private final Path path;
  private final String scheme;
  private final OutageLog outageLog;
  private final BlockingQueue<StoreChange> queue = new LinkedBlockingQueue<>();
  private final Thread committer;
  private volatile MemoryStore shown = new MemoryStore();
  private volatile boolean closed;

  // The committer's alone, once it runs.
  private @Nullable RegisterFile file;
  private @Nullable StoreUnavailableException failure;
  private long failedAt;

  private FileStore(Path path, String scheme) {
    this.path = path;
    this.scheme = scheme;
    this.outageLog = new OutageLog(path.toString());
    this.committer = Thread.ofPlatform().daemon().name("wwep-commit").unstarted(this::run);
  }

  /**
   * Opens a file, and makes it if there is none.
   *
   * @throws StoreUnavailableException if somebody else has it open, if it is not ours (then it
   *     stays as it is), or if it cannot be written; in one line
   */
  public static FileStore open(Path path) throws StoreUnavailableException {
    return open(path, true, "");
  }

  /** Opens a file that has to be there. */
  public static FileStore existing(Path path) throws StoreUnavailableException {
    return open(path, false, "");
  }

  /**
   * Opens a file on one of the engine's file systems.
   *
   * @param scheme what the engine wants before the path, so that a test can break a disk
   */
  static FileStore open(Path path, boolean create, String scheme) throws StoreUnavailableException {
    RegisterFileOpener.prepare(path, create);
    FileStore store = new FileStore(path.toAbsolutePath(), scheme);
    try {
      // Whether it can be written is better known now than at the first write.
      RegisterFile file = store.reopen();
      if (create) {
        file.touch();
      }
      file.commit();
    } catch (RuntimeException | IOException e) {
      store.abandon();
      throw new StoreUnavailableException(path + ": " + RegisterFileErrors.line(e), e);
    }
    store.committer.start();
    return store;
  }

  @Override
  public boolean write(DeviceId device, int register, int value) throws StoreUnavailableException {
    change(StoreChange.write(new Register(device, register, value)));
    return true;
  }

  @Override
  public OptionalInt read(DeviceId device, int register) throws StoreUnavailableException {
    return open().read(device, register);
  }

  @Override
  public List<Register> all() throws StoreUnavailableException {
    return open().all();
  }

  @Override
  public void replaceAll(Collection<Register> registers) throws StoreUnavailableException {
    change(StoreChange.replace(registers));
  }

  @Override
  public void probe() throws StoreUnavailableException {
    change(StoreChange.probe());
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public void close() {
    closed = true;
    queue.add(StoreChange.end());
    try {
      committer.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private MemoryStore open() throws StoreUnavailableException {
    if (closed) {
      throw new StoreUnavailableException(path + ": is closed");
    }
    return shown;
  }

  private void change(StoreChange change) throws StoreUnavailableException {
    queue.add(change);
    // Looked at after adding: either the committer's last round sees this, or this sees the close.
    if (closed && !committer.isAlive()) {
      throw new StoreUnavailableException(path + ": is closed");
    }
    try {
      change.done().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(path + ": the writer was cancelled", e);
    } catch (TimeoutException e) {
      throw outageLog.failed("no commit within " + PATIENCE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StoreUnavailableException(String.valueOf(cause.getMessage()), cause);
    }
  }

  private void run() {
    boolean ended = false;
    try {
      while (!ended) {
        List<StoreChange> batch = new ArrayList<>();
        batch.add(queue.take());
        queue.drainTo(batch, MOST_IN_A_COMMIT);
        ended = batch.stream().anyMatch(change -> change.kind() == StoreChange.Kind.END);
        commit(batch);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      abandon();
      StoreUnavailableException end = new StoreUnavailableException(path + ": is closed");
      queue.forEach(change -> change.done().completeExceptionally(end));
    }
  }

  private void commit(List<StoreChange> batch) {
    StoreUnavailableException recent = failure;
    if (recent != null
        && System.nanoTime() - failedAt < TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS)) {
      batch.forEach(change -> change.done().completeExceptionally(recent));
      return;
    }
    try {
      RegisterFile open = reopen();
      for (StoreChange change : batch) {
        change.carryOut(open);
      }
      open.commit();
      failure = null;
      outageLog.worked();
      batch.forEach(this::show);
    } catch (RuntimeException | IOException e) {
      // This thread's outermost loop: whatever the engine throws, nothing of it was acknowledged.
      abandon();
      StoreUnavailableException trouble = outageLog.failed(RegisterFileErrors.line(e), e);
      failure = trouble;
      failedAt = System.nanoTime();
      batch.forEach(change -> change.done().completeExceptionally(trouble));
    }
  }

  private void show(StoreChange change) {
    shown = change.after(shown);
    change.done().complete(true);
  }

  /** Returns the file, opened anew if it was given up. */
  private RegisterFile reopen() throws IOException {
    RegisterFile open = file;
    if (open != null) {
      return open;
    }
    // A file that went away is not made anew: it would acknowledge writes and have lost all others.
    RegisterFile fresh = RegisterFile.open(path.toRealPath(), scheme);
    file = fresh;
    MemoryStore memory = new MemoryStore();
    fresh.copyTo(memory);
    shown = memory;
    return fresh;
  }

  private void abandon() {
    RegisterFile open = file;
    file = null;
    if (open != null) {
      open.abandon();
    }
  }
}
