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
  private static final int IDLE_MILLIS = 200;
  static final int PAUSE_MILLIS = 100;

  private final Path path;
  private final Disk disk;
  private final RegisterJournal journal;
  private final OutageLog outageLog;
  private final BlockingQueue<StoreChange> queue = new LinkedBlockingQueue<>();
  private final Thread committer;
  private volatile boolean closed;

  // The committer's alone, once it runs.
  private @Nullable StoreUnavailableException failure;
  private long failedAt;

  private FileStore(Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
    this.journal = new RegisterJournal(path, disk);
    this.outageLog = new OutageLog(path.toString());
    this.committer = Thread.ofPlatform().daemon().name("wwep-commit").unstarted(this::run);
  }

  /**
   * Opens a file, and makes it if there is none; one of the former format is converted.
   *
   * @param loss what becomes of a damaged one
   * @throws StoreUnavailableException if somebody else has it open, if it is not ours or damaged
   *     (then it stays as it is, and the cause is a {@link StoreDamageException}), or if it cannot
   *     be written; in one line
   */
  public static FileStore open(Path path, Loss loss) throws StoreUnavailableException {
    return open(path, loss, Disk.SYSTEM);
  }

  /** Opens a file on a disk. */
  static FileStore open(Path path, Loss loss, Disk disk) throws StoreUnavailableException {
    FileStore store = new FileStore(path.toAbsolutePath(), disk);
    try {
      RegisterFileOpener.prepare(path, disk);
      // Whether it can be written is better known now than at the first write.
      store.journal.open(loss);
    } catch (RuntimeException | IOException e) {
      store.journal.abandon();
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

  /**
   * Writes all registers to a new file of registers, as they are between two commits.
   *
   * @throws StoreUnavailableException if it cannot be written, and then there is none
   */
  public void snapshot(Path copy) throws StoreUnavailableException {
    List<Register> all = change(StoreChange.copy());
    try {
      RegisterFileOpener.write(copy, disk, all);
    } catch (IOException e) {
      throw new StoreUnavailableException(copy + ": " + RegisterFileErrors.line(e), e);
    }
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
    return journal.shown();
  }

  private List<Register> change(StoreChange change) throws StoreUnavailableException {
    queue.add(change);
    // Looked at after adding: either the committer's last round sees this, or this sees the close.
    if (closed && !committer.isAlive()) {
      throw new StoreUnavailableException(path + ": is closed");
    }
    try {
      return change.done().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
        batch.add(next());
        queue.drainTo(batch, MOST_IN_A_COMMIT);
        ended = batch.stream().anyMatch(change -> change.kind() == StoreChange.Kind.END);
        commit(batch);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      journal.abandon();
      StoreUnavailableException end = new StoreUnavailableException(path + ": is closed");
      queue.forEach(change -> change.done().completeExceptionally(end));
    }
  }

  /** Waits; whoever has nothing to do for a while has the counter on the disk. */
  private StoreChange next() throws InterruptedException {
    StoreChange next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (next == null) {
      journal.settle();
      return queue.take();
    }
    return next;
  }

  private void commit(List<StoreChange> batch) {
    StoreUnavailableException recent = failure;
    if (recent != null
        && System.nanoTime() - failedAt < TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS)) {
      batch.forEach(change -> change.done().completeExceptionally(recent));
      return;
    }
    try {
      journal.commit(batch);
      failure = null;
      outageLog.worked();
    } catch (RuntimeException | IOException e) {
      // This thread's outermost loop: whatever the engine throws, nothing of it was acknowledged.
      journal.abandon();
      StoreUnavailableException trouble = outageLog.failed(RegisterFileErrors.line(e), e);
      failure = trouble;
      failedAt = System.nanoTime();
      batch.forEach(change -> change.done().completeExceptionally(trouble));
    }
  }
}
