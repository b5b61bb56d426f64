package org.wwep.emulator.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wwep.emulator.external.SerialSettings.ModemLine;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;

/**
 * A console on a terminal device of Linux: a serial port, or the end of a pseudo-terminal.
 *
 * <p>A port that is pulled out ends as {@link KernelException#ENODEV}, or as an end of its bytes.
 */
final class TerminalConsole implements ConsolePort {
  private final Path device;
  private final SerialSettings settings;
  private final TerminalFile file;

  TerminalConsole(Path device, SerialSettings settings) {
    this.device = device;
    this.settings = settings;
    this.file = new TerminalFile(device.toString());
  }

  @Override
  public void open() throws IOException {
    close();
    if (!Files.exists(device)) {
      throw new IOException("there is no " + device);
    }
    DeviceFile fresh;
    try {
      fresh = DeviceFile.openTerminal(device);
    } catch (KernelException e) {
      throw new IOException(
          switch (e.errno()) {
            case KernelException.EACCES ->
                "this user may not open " + device + ": the group dialout may, as a rule";
            case KernelException.EBUSY -> "another program has " + device;
            default -> device + " cannot be opened (" + e.getMessage() + ")";
          },
          e);
    } catch (LinkageError e) {
      throw new IOException("this Java cannot call the kernel (" + e + ")", e);
    }
    try {
      TerminalSettings.apply(fresh, settings);
    } catch (KernelException e) {
      fresh.close();
      throw new IOException(
          e.errno() == KernelException.ENOTTY
              ? device + " is no terminal device"
              : device + " does not take its settings (" + e.getMessage() + ")",
          e);
    }
    file.exchange(fresh);
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    return file.read(buffer);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    file.write(bytes);
  }

  @Override
  public void set(ModemLine line, boolean active) throws IOException {
    if (!file.use(now -> TerminalSettings.set(now, line, active))) {
      throw new IOException(device + " has no line " + line);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
