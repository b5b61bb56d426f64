package org.wwep.emulator.firmware.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/** The semaphores of a firmware, by the numbers that it chose. */
final class SemaphoreTable {
  private final Rtos rtos;
  private final IdleCheck idle;
  private final Map<Long, Semaphore> semaphores = new ConcurrentHashMap<>();

  SemaphoreTable(Rtos rtos, IdleCheck idle) {
    this.idle = idle;
    this.rtos = rtos;
  }

  void make(FirmwareRequest request) {
    semaphores.put(request.a(), rtos.semaphore((int) Math.max(0, request.b())));
  }

  void put(FirmwareRequest request) {
    @Nullable Semaphore semaphore = semaphores.get(request.a());
    if (semaphore != null) {
      semaphore.release();
    }
  }

  void free(FirmwareRequest request) {
    semaphores.remove(request.a());
  }

  FirmwareAnswer get(FirmwareRequest request) throws InterruptedException {
    @Nullable Semaphore semaphore = semaphores.get(request.a());
    if (semaphore == null) {
      return FirmwareAnswer.of(AbiError.INVALID);
    }
    if (Timeouts.forever(request.b())) {
      if (!idle.awaitBriefly("waits for what nobody gives", semaphore::acquire)) {
        semaphore.acquire();
      }
      return FirmwareAnswer.of(1);
    }
    return FirmwareAnswer.of(
        idle.await(Timeouts.of(request.b()), "only waits", semaphore::acquire) ? 1 : 0);
  }
}
