package org.wwep.emulator.firmware.process;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes calls that block in the operating system, such as starting a process, for tasks that may
 * block in their own world only.
 *
 * <p>They are made on one thread that never ends: a child process dies with the thread that started
 * it, and a virtual thread's carrier may end long before the program does.
 */
final class BlockingCall {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().daemon().name("firmware processes").unstarted(work));

  private BlockingCall() {}

  /**
   * Makes a call, and waits for it without leaving the thread.
   *
   * @throws ExecutionException with what the call threw
   */
  static <T> T make(Callable<T> call) throws ExecutionException {
    try (Arena arena = Arena.ofShared()) {
      Futex done = new Futex(arena.allocate(ValueLayout.JAVA_INT), arena, Duration.ofMillis(100));
      Future<T> result =
          THREAD.submit(
              () -> {
                try {
                  return call.call();
                } finally {
                  done.set(1);
                }
              });
      while (done.value() == 0 || !result.isDone()) {
        done.awaitOther(0);
        Thread.onSpinWait();
      }
      if (result.state() == Future.State.FAILED) {
        throw new ExecutionException(result.exceptionNow().getMessage(), result.exceptionNow());
      }
      return result.resultNow();
    }
  }
}
