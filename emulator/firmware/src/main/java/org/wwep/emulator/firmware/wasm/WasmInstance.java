package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
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
 * Firmware inside this program: each C thread is Java frames on its task, and a call that blocks
 * blocks that task.
 *
 * <p><b>Shape</b>: the lock is the turn. Who has it is inside the firmware, alone; it is let go
 * while a request is answered.
 */
final class WasmInstance implements FirmwareInstance, HostFunctions.Host {
  private static final long[] NOTHING = {};

  private final WasmProgram program;
  private final @Nullable BitSet reached;
  private final Instance instance;
  private final Memory memory;
  private final GlobalInstance pointer;
  private final long interruptStack;
  private final ReentrantLock turn = new ReentrantLock();
  // How often the thread of each number was killed: the number may be another thread's since.
  private final Map<Integer, Integer> kills = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private @Nullable Activity running;
  private volatile boolean over;

  /** A run of a thread: who answers it, and which of those that had its number it is. */
  private record Activity(int thread, int life, RequestHandler handler) {}

  /**
   * Makes one, power off.
   *
   * @param reached gets the numbers of the blocks that ran, when it is closed; or null
   */
  WasmInstance(WasmProgram program, @Nullable BitSet reached) {
    this.program = program;
    this.reached = reached;
    this.instance = program.instance(HostFunctions.of(program.module(), this));
    this.memory = instance.memory();
    this.pointer = instance.global(program.pointer());
    this.interruptStack = pointer.getValue();
    names.put(INTERRUPT, "interrupt");
    names.put(MAIN, "application");
  }

  @Override
  public ThreadEnd run(int thread, long value, RequestHandler handler) throws InterruptedException {
    turn.lock();
    try {
      if (over) {
        return new ThreadEnd.Stopped();
      }
      running = new Activity(thread, kills.getOrDefault(thread, 0), handler);
      enter(thread, value);
      return new ThreadEnd.Returned();
    } catch (FirmwareStopException stop) {
      return stop.end();
    } catch (ChicoryException | IndexOutOfBoundsException | StackOverflowError e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      over = true;
      return new ThreadEnd.Faulted(trap(thread, e));
    } finally {
      turn.unlock();
    }
  }

  private void enter(int thread, long value) {
    pointer.setValue(interruptStack);
    if (thread == INTERRUPT) {
      instance.export("wwep_run_interrupt").apply(value);
      return;
    }
    if (thread == MAIN) {
      instance.export("_initialize").apply();
      instance.export("wwep_start").apply();
    }
    pointer.setValue(instance.export("wwep_stack_top").apply(thread)[0]);
    instance.export("wwep_run").apply(thread);
  }

  private FirmwareFault trap(int thread, Throwable e) {
    String name = names.getOrDefault(thread, "thread " + thread);
    TrapText text = TrapText.of(e);
    return program.fault(text.kind(), text.in(name), e);
  }

  @Override
  public long[] post(long[] arguments) {
    FirmwareRequest request = request(arguments);
    switch (request.operation()) {
      case FAULT ->
          throw stopped(program.fault(FaultKind.of(request.a()), request.text(), new Throwable()));
      case END -> throw new FirmwareStopException(new ThreadEnd.Returned());
      case KILL -> kills.merge((int) request.a(), 1, Integer::sum);
      case SPAWN -> names.put((int) request.a(), request.text());
      default -> {}
    }
    activity().handler().post(request);
    return NOTHING;
  }

  @Override
  public long[] call(long[] arguments) {
    Activity self = activity();
    FirmwareRequest request = request(arguments);
    long stack = pointer.getValue();
    FirmwareAnswer answer;
    turn.unlock();
    try {
      answer = self.handler().answer(request);
    } catch (InterruptedException _) {
      throw new FirmwareStopException(null);
    } finally {
      turn.lock();
    }
    if (over || kills.getOrDefault(self.thread(), 0) != self.life()) {
      throw new FirmwareStopException(new ThreadEnd.Stopped());
    }
    running = self;
    pointer.setValue(stack);
    int length = Math.min(answer.bytes().length, (int) arguments[7]);
    if (length > 0) {
      memory.write((int) arguments[6], answer.bytes(), 0, length);
    }
    memory.writeI32((int) arguments[8], length);
    return new long[] {answer.value()};
  }

  private Activity activity() {
    Activity now = running;
    if (now == null) {
      throw new IllegalStateException("nobody runs");
    }
    return now;
  }

  private FirmwareRequest request(long[] arguments) {
    int number = (int) arguments[0];
    @Nullable Operation operation = Operation.of(number).orElse(null);
    if (operation == null) {
      throw refused("request " + number);
    }
    int length = (int) arguments[5];
    return length == 0
        ? new FirmwareRequest(operation, arguments[1], arguments[2], arguments[3])
        : new FirmwareRequest(
            operation,
            arguments[1],
            arguments[2],
            arguments[3],
            memory.readBytes((int) arguments[4], length));
  }

  @Override
  public long[] refuse(String name) {
    throw refused(name);
  }

  @Override
  public long[] exit(long status) {
    throw stopped(program.fault(FaultKind.EXIT, "exit(" + status + ")", new Throwable()));
  }

  private FirmwareStopException refused(String what) {
    return stopped(program.fault(FaultKind.FORBIDDEN_CALL, what, new Throwable()));
  }

  private FirmwareStopException stopped(FirmwareFault fault) {
    over = true;
    return new FirmwareStopException(new ThreadEnd.Faulted(fault));
  }

  @Override
  public void close() {
    over = true;
    // Whoever has the turn was cancelled, and is soon outside.
    turn.lock();
    try {
      running = null;
      if (reached != null) {
        program.addReached(instance, reached);
      }
    } finally {
      turn.unlock();
    }
  }
}
