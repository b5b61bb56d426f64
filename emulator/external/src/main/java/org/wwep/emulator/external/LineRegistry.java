package org.wwep.emulator.external;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.wwep.emulator.external.ExternalImage.LineOpener;
import org.wwep.emulator.testbed.BoardDecorator;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;

/**
 * The lines that the benches of a process hold. None is held when the process ends by itself or by
 * a signal, whatever its threads are doing then: the owners of lines have some time to close them,
 * and what is left is closed here.
 *
 * <p>Threads: any. Lines are opened under the lock, so that no end falls between a line that is
 * claimed and its place here.
 */
final class LineRegistry implements LineOpener {
  /** The lines of this machine and this process. */
  static final LineRegistry PROCESS =
      new LineRegistry(
          new KernelLines(PinDriver.CDEV),
          Duration.ofSeconds(3),
          end -> Runtime.getRuntime().addShutdownHook(new Thread(end, "wwep-lines-at-end")));

  private final LineOpener opener;
  private final Duration patience;
  private final Consumer<Runnable> atEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closed = lock.newCondition();
  private final Set<HeldBoard> held = new LinkedHashSet<>();
  private boolean hooked;
  private boolean ended;

  /**
   * Makes one that holds nothing.
   *
   * @param opener what claims lines
   * @param patience how long the owners of lines have to close them at the end
   * @param atEnd given what the process has to do at its end, once there is a line; it throws an
   *     {@link IllegalStateException} if that has begun
   */
  LineRegistry(LineOpener opener, Duration patience, Consumer<Runnable> atEnd) {
    this.opener = opener;
    this.patience = patience;
    this.atEnd = atEnd;
  }

  @Override
  public Board open(BoardConfig config, InstantSource clock) throws HalException {
    return open(opener, config, clock);
  }

  /** Opens lines by other means, and holds them as its own. */
  Board open(LineOpener opener, BoardConfig config, InstantSource clock) throws HalException {
    lock.lock();
    try {
      if (!mayOpen()) {
        throw new HalException(
            Problem.DRIVER, "this program is about to end", "start it once more for further runs");
      }
      HeldBoard board = new HeldBoard(opener.open(config, clock));
      held.add(board);
      return board;
    } finally {
      lock.unlock();
    }
  }

  private boolean mayOpen() {
    if (!hooked) {
      hooked = true;
      try {
        atEnd.accept(this::end);
      } catch (IllegalStateException _) {
        ended = true;
      }
    }
    return !ended;
  }

  /** Opens no more, and closes what is still open after a while. */
  private void end() {
    List<HeldBoard> left;
    lock.lock();
    try {
      ended = true;
      long nanos = patience.toNanos();
      while (!held.isEmpty() && nanos > 0) {
        nanos = closed.awaitNanos(nanos);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      left = new ArrayList<>(held);
      lock.unlock();
    }
    left.forEach(HeldBoard::close);
  }

  private void forget(HeldBoard board) {
    lock.lock();
    try {
      held.remove(board);
      closed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lines that are open. */
  private final class HeldBoard extends BoardDecorator {
    HeldBoard(Board lines) {
      super(lines);
    }

    @Override
    public void close() {
      try {
        super.close();
      } finally {
        forget(this);
      }
    }
  }
}
