package org.wwep.emulator.firmware.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.firmware.FaultKind;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.emulator.firmware.KnownAnswers;
import org.wwep.emulator.firmware.Operation;
import org.wwep.emulator.firmware.RequestHandler;
import org.wwep.emulator.firmware.TestCarrier;
import org.wwep.emulator.firmware.ThreadEnd;

/** A thread in a child process that goes on in the turn of the interrupt which wakes it. */
@Tag("slow")
class WokenThreadTest {
  private final List<Operation> posted = new ArrayList<>();

  @BeforeAll
  static void needsACompiler() {
    TestCarrier.NATIVE.assumeAvailable();
  }

  /** What happens while a thread waits. */
  @FunctionalInterface
  private interface Meanwhile {
    void run() throws InterruptedException;
  }

  /** Notes what is posted, grants the first call after that, and has no other thread. */
  private final class SingleWait implements RequestHandler {
    private final Meanwhile meanwhile;
    private boolean answered;

    SingleWait(Meanwhile meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public void post(FirmwareRequest request) {
      posted.add(request.operation());
    }

    @Override
    public KnownAnswers known() {
      return new KnownAnswers(0, 0, true, 0, 0, 0, true);
    }

    @Override
    public FirmwareAnswer answer(FirmwareRequest request) throws InterruptedException {
      if (answered) {
        return FirmwareAnswer.DONE;
      }
      answered = true;
      assertThat(request.operation()).isEqualTo(Operation.SEMAPHORE_GET);
      meanwhile.run();
      return FirmwareAnswer.of(1);
    }
  }

  private ThreadEnd interrupt(FirmwareInstance instance) throws InterruptedException {
    return instance.run(FirmwareInstance.INTERRUPT, 0, new SingleWait(() -> {}));
  }

  @Test
  void it_needs_no_turn_of_its_own() throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    try (FirmwareInstance instance = TestCarrier.NATIVE.carrier("woken.c", Map.of()).start()) {
      List<ProcessHandle> child =
          ProcessHandle.current().children().filter(c -> !before.contains(c)).toList();
      RequestHandler waiting =
          new SingleWait(
              () -> {
                posted.clear();
                interrupt(instance);
                child.forEach(ProcessHandle::destroyForcibly);
              });
      // Its second call comes from a process that is dead by then.
      ThreadEnd end = instance.run(FirmwareInstance.MAIN, 0, waiting);
      assertThat(posted)
          .containsExactly(Operation.SEMAPHORE_PUT, Operation.PIN_SET, Operation.PRINT);
      assertThat(end).isInstanceOf(ThreadEnd.Faulted.class);
    }
  }

  @Test
  void its_fault_is_told_by_whoever_finds_the_process_dead_before_its_turn() throws Exception {
    List<ThreadEnd> interrupts = new ArrayList<>();
    try (FirmwareInstance instance =
        TestCarrier.NATIVE.carrier("woken.c", Map.of("ABORTS", "1")).start()) {
      RequestHandler waiting =
          new SingleWait(
              () -> {
                interrupts.add(interrupt(instance));
                interrupts.add(interrupt(instance));
              });
      ThreadEnd end = instance.run(FirmwareInstance.MAIN, 0, waiting);
      assertThat(interrupts.getFirst()).isInstanceOf(ThreadEnd.Returned.class);
      assertThat(interrupts.getLast())
          .isInstanceOfSatisfying(
              ThreadEnd.Faulted.class,
              faulted -> {
                assertThat(faulted.fault().kind()).isEqualTo(FaultKind.ABORT);
                assertThat(faulted.fault().function()).isEqualTo("wwep_application");
              });
      assertThat(end).isInstanceOf(ThreadEnd.Stopped.class);
    }
  }
}
