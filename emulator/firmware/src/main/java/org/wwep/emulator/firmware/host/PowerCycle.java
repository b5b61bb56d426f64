package org.wwep.emulator.firmware.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wwep.emulator.firmware.FaultKind;
import org.wwep.emulator.firmware.FirmwareFault;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.FirmwareSeams;
import org.wwep.emulator.firmware.ThreadEnd;
import org.wwep.rtos.Mailbox;

/** A firmware from power on to power off, or to the fault that ended it. */
final class PowerCycle implements AutoCloseable {
  private static final FirmwareFault NOTHING =
      new FirmwareFault(
          FaultKind.NOTHING_DONE,
          "all its threads have ended: it has printed nothing, and waits for no pin or connection");

  private final FirmwareInstance instance;
  private final FirmwareSeams seams;
  private final Mailbox<Long> interrupts;
  private final UartInput uart;
  private final PinTable pins;
  private final ThreadTable threads;
  private final Activity activity = new Activity();
  private final RequestDispatcher dispatcher;
  private volatile boolean running = true;

  /**
   * Makes one of firmware that was started and has not run yet; it is closed with this.
   *
   * @param sinks one for each button of the board
   */
  PowerCycle(FirmwareInstance instance, FirmwareSeams seams, List<EdgeSink> sinks) {
    this.instance = instance;
    this.seams = seams;
    this.interrupts = seams.rtos().mailbox();
    this.uart = new UartInput(seams.rtos());
    this.pins = new PinTable(seams.board(), sinks, interrupts);
    this.threads = new ThreadTable(seams.id(), seams.rtos(), instance, this::ended);
    this.dispatcher = new RequestDispatcher(seams, threads, pins, uart, activity);
  }

  /** Lets it run. */
  void begin() {
    threads.start(FirmwareInstance.MAIN, "application", dispatcher);
    threads.spawn(FirmwareInstance.INTERRUPT, "interrupts", this::interrupts);
  }

  private void interrupts() throws InterruptedException {
    InterruptHandler handler = new InterruptHandler(dispatcher);
    Optional<Long> waiting = Optional.empty();
    while (running) {
      long vector = waiting.isPresent() ? waiting.get() : interrupts.take();
      waiting = interrupts.take(Duration.ZERO);
      handler.last(waiting.isEmpty());
      ended(instance.run(FirmwareInstance.INTERRUPT, vector, handler));
    }
  }

  private void ended(ThreadEnd end) {
    switch (end) {
      case ThreadEnd.Returned _ -> {
        if (!activity.seen() && threads.allEnded()) {
          fault(NOTHING);
        }
      }
      case ThreadEnd.Stopped _ -> {}
      case ThreadEnd.Faulted(FirmwareFault fault) -> fault(fault);
    }
  }

  private void fault(FirmwareFault fault) {
    seams.listener().faulted(seams.rtos().now(), fault);
    close();
  }

  /** Puts bytes on the way to its UART. */
  void type(byte[] bytes) {
    uart.type(bytes);
  }

  /** Returns whether it has neither ended nor been closed. */
  boolean running() {
    return running;
  }

  @Override
  public void close() {
    running = false;
    pins.close();
    threads.close();
    instance.close();
    dispatcher.close();
    seams.listener().packets(0);
  }
}
