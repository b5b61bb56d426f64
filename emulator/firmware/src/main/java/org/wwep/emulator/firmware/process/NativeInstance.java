package org.wwep.emulator.firmware.process;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.FaultKind;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareFault;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.emulator.firmware.Operation;
import org.wwep.emulator.firmware.RequestHandler;
import org.wwep.emulator.firmware.ThreadEnd;

/**
 * Firmware in a child process: a task gives it the turn with an answer, and has it back with the
 * next requests of the same C thread.
 *
 * <p><b>Shape</b>: the lock is held while the child has its turn, so what is in the shared memory
 * belongs to one task; never while a request is answered.
 */
final class NativeInstance implements FirmwareInstance {
  private static final int COUNTS_SECONDS = 10;

  /** The status of a process that the kernel ended for a system call: 128 and SIGSYS. */
  private static final int BAD_CALL = 159;

  // What stands for a child that died without a word, in place of its last request.
  private static final FirmwareRequest DIED = new FirmwareRequest(Operation.FAULT, 0, 0, 0);

  private final Process process;
  private final SharedChannel channel;
  private final SymbolLocator locator;
  private final boolean counted;
  private final @Nullable BlockTrace recording;
  private final ReentrantLock lock = new ReentrantLock();
  // How often the thread of each number was killed: the number may be another thread's since.
  private final Map<Integer, Integer> kills = new HashMap<>();
  // What threads have asked for that went on in the turn of the interrupt which woke them.
  private final Map<Integer, List<FirmwareRequest>> ahead = new HashMap<>();
  private volatile boolean over;

  /**
   * Makes one.
   *
   * @param counted whether it writes at its end which lines were executed
   * @param recording who gets which basic blocks ran, or null
   */
  NativeInstance(
      Process process,
      SharedChannel channel,
      SymbolLocator locator,
      boolean counted,
      @Nullable BlockTrace recording) {
    this.counted = counted;
    this.recording = recording;
    this.process = process;
    this.channel = channel;
    this.locator = locator;
  }

  @Override
  public ThreadEnd run(int thread, long value, RequestHandler handler) throws InterruptedException {
    FirmwareAnswer answer = FirmwareAnswer.of(value);
    int life = life(thread);
    while (true) {
      @Nullable FirmwareRequest asked = turn(thread, life, answer, handler);
      if (asked == null) {
        return new ThreadEnd.Stopped();
      }
      if (asked.operation() == Operation.END) {
        return new ThreadEnd.Returned();
      }
      if (asked.operation() == Operation.FAULT) {
        return new ThreadEnd.Faulted(fault(asked));
      }
      answer = handler.answer(asked.operation() == Operation.PARK ? located(asked) : asked);
    }
  }

  /** Returns the request of a thread that can do nothing any more, with where it stands. */
  private FirmwareRequest located(FirmwareRequest park) {
    SymbolLocator.Location at = locator.locate(park.a());
    String text = at.function().isEmpty() ? "" : "in " + at.function() + " at " + at.place();
    return new FirmwareRequest(
        park.operation(), park.a(), park.b(), park.c(), text.getBytes(StandardCharsets.UTF_8));
  }

  private int life(int thread) {
    lock.lock();
    try {
      return kills.getOrDefault(thread, 0);
    } finally {
      lock.unlock();
    }
  }

  /** Returns what the thread asks for, or null if it or the whole firmware is over. */
  private @Nullable FirmwareRequest turn(
      int thread, int life, FirmwareAnswer first, RequestHandler handler) {
    lock.lock();
    try {
      FirmwareAnswer answer = first;
      FirmwareRequest last;
      do {
        if (over || kills.getOrDefault(thread, 0) != life) {
          return null;
        }
        @Nullable List<FirmwareRequest> asked = ahead.remove(thread);
        if (asked == null) {
          channel.give(thread, answer, handler.known());
          if (awaitTurn()) {
            asked = own(channel.requests());
          } else if (over) {
            return null;
          } else {
            asked = lastWords();
          }
        }
        last = carryOut(asked, handler);
        answer = FirmwareAnswer.DONE;
      } while (last.operation() == Operation.FLUSH);
      if (last.operation() == Operation.FAULT) {
        over = true;
      }
      return last;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the requests of the thread whose turn it was; those of a thread that went on after an
   * interrupt are kept for that one's turn.
   */
  private List<FirmwareRequest> own(List<FirmwareRequest> requests) {
    for (int i = 0; i + 1 < requests.size(); i++) {
      FirmwareRequest each = requests.get(i);
      if (each.operation() == Operation.END) {
        ahead.put((int) each.a(), requests.subList(i + 1, requests.size()));
        return requests.subList(0, i + 1);
      }
    }
    return requests;
  }

  /** Returns the fault of a child that is dead, if it told one. */
  private List<FirmwareRequest> lastWords() {
    return ahead.values().stream()
        .filter(asked -> asked.getLast().operation() == Operation.FAULT)
        .findFirst()
        .orElse(List.of(DIED));
  }

  private FirmwareRequest carryOut(List<FirmwareRequest> requests, RequestHandler handler) {
    for (FirmwareRequest posted : requests.subList(0, requests.size() - 1)) {
      if (posted.operation() == Operation.KILL) {
        kills.merge((int) posted.a(), 1, Integer::sum);
        ahead.remove((int) posted.a());
      }
      handler.post(posted);
    }
    return requests.getLast();
  }

  /** Waits for the host's turn, and returns whether it has come: a dead child gives none. */
  private boolean awaitTurn() {
    while (!channel.await()) {
      if (over || (!process.isAlive() && !channel.await())) {
        return false;
      }
    }
    return true;
  }

  private FirmwareFault fault(FirmwareRequest asked) {
    if (asked.a() == 0) {
      return wordless(process.exitValue());
    }
    SymbolLocator.Location location = locator.locate(asked.b());
    return new FirmwareFault(
        FaultKind.of(asked.a()), asked.text(), location.function(), location.place());
  }

  /** Returns the end of a child that said nothing. */
  private static FirmwareFault wordless(int status) {
    return status == BAD_CALL
        // The C library keeps signals back while it starts a process, so no handler told where.
        ? new FirmwareFault(FaultKind.FORBIDDEN_CALL, "it starts a process")
        : new FirmwareFault(
            FaultKind.CRASH, "its process was ended from outside, status " + status);
  }

  private void awaitCounts() {
    process.destroy();
    try {
      BlockingCall.make(() -> process.waitFor(COUNTS_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException _) {
      // Then there are no counts of this device.
    }
  }

  @Override
  public void close() {
    over = true;
    if (counted) {
      awaitCounts();
    }
    process.destroyForcibly();
    lock.lock();
    try {
      if (recording != null) {
        channel.addReached(recording);
      }
      channel.close();
    } catch (IllegalStateException _) {
      // Closed before.
    } finally {
      lock.unlock();
    }
  }
}
