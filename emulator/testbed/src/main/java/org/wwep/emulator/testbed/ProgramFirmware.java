package org.wwep.emulator.testbed;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.device.Firmware;
import org.wwep.device.trace.TraceEvent;

/** A program on a board, from power on to power off and on again. Owned by the world's script. */
final class ProgramFirmware implements Firmware {
  private final FirmwareProgram program;
  private final DeviceSeams seams;
  private volatile @Nullable PoweredRtos cycle;

  ProgramFirmware(FirmwareProgram program, DeviceSeams seams) {
    this.program = program;
    this.seams = seams;
  }

  @Override
  public void powerOn() {
    if (cycle == null) {
      PoweredRtos fresh = new PoweredRtos(seams.rtos(), this::faulted);
      cycle = fresh;
      DeviceSeams mine =
          new DeviceSeams(
              seams.id(),
              seams.board(),
              fresh,
              seams.net(),
              seams.tls(),
              seams.console(),
              seams.client(),
              seams.trace(),
              seams.pools(),
              seams.packets());
      Callable<Void> main =
          () -> {
            program.run(mine);
            return null;
          };
      fresh.start(seams.id() + " program", main);
    }
  }

  @Override
  public void powerOff() {
    PoweredRtos running = cycle;
    if (running != null) {
      cycle = null;
      running.end();
    }
  }

  @Override
  public void receive(byte[] bytes) {
    if (cycle != null) {
      seams.console().type(bytes);
    }
  }

  @Override
  public void close() {
    powerOff();
  }

  private void faulted(Throwable thrown) {
    // Where the program is in it: deeper down is what it called.
    String own = program.getClass().getPackageName() + ".";
    StackTraceElement at = null;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (at == null && frame.getClassName().startsWith(own)) {
        at = frame;
      }
    }
    seams
        .trace()
        .record(
            new TraceEvent.FirmwareFaulted(
                seams.rtos().now(),
                thrown.getClass().getSimpleName(),
                String.valueOf(thrown.getMessage()).lines().findFirst().orElse(""),
                at == null ? "" : simple(at.getClassName()) + "." + at.getMethodName(),
                at == null ? "" : at.getFileName() + ":" + at.getLineNumber()));
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
