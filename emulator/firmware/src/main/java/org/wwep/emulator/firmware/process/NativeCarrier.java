package org.wwep.emulator.firmware.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.emulator.firmware.Operation;

/** Runs an executable that was linked with the port, as a child process for each device. */
public final class NativeCarrier implements FirmwareCarrier {
  private final Path executable;
  private final SymbolLocator locator;

  /** Makes one of an executable. */
  public NativeCarrier(Path executable) {
    this.executable = executable.toAbsolutePath();
    this.locator = new SymbolLocator(this.executable);
  }

  @Override
  public FirmwareInstance start() throws FirmwareStartException {
    try {
      return BlockingCall.make(this::child);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FirmwareStartException reason) {
        throw reason;
      }
      throw new FirmwareStartException(executable + " does not start: " + e.getMessage(), e);
    }
  }

  private FirmwareInstance child() throws IOException, FirmwareStartException {
    SharedChannel channel = SharedChannel.create();
    boolean started = false;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(executable.toString(), channel.file().toString())
              .redirectErrorStream(true);
      // Firmware that read its environment would differ from machine to machine.
      builder.environment().clear();
      Process process = builder.start();
      process.getOutputStream().close();
      awaitHello(process, channel);
      process.getInputStream().close();
      channel.unlink();
      started = true;
      return new NativeInstance(process, channel, locator);
    } finally {
      if (!started) {
        channel.close();
      }
    }
  }

  private void awaitHello(Process process, SharedChannel channel)
      throws IOException, FirmwareStartException {
    while (!channel.await()) {
      if (!process.isAlive() && !channel.await()) {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        throw new FirmwareStartException(
            executable + ": ended before it was ready: " + said.strip());
      }
    }
    if (channel.version() != Operation.ABI_VERSION) {
      process.destroyForcibly();
      throw new FirmwareStartException(
          executable
              + ": built for ABI version "
              + channel.version()
              + ", this is version "
              + Operation.ABI_VERSION
              + ": build it again");
    }
  }
}
