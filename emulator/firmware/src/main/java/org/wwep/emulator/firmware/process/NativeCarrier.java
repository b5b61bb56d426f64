package org.wwep.emulator.firmware.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.emulator.firmware.Operation;
import org.wwep.emulator.firmware.build.CoverageReport;
import org.wwep.emulator.sim.Standstill;
import org.wwep.emulator.testbed.BlockTable;

/** Runs an executable that was linked with the port, as a child process for each device. */
public final class NativeCarrier implements FirmwareCarrier {
  /** The system property that chooses pipes where there is a futex too. */
  private static final String HANDOVER = "wwep.firmware.handover";

  private final Path executable;
  private final SymbolLocator locator;
  private final @Nullable Consumer<String> debugger;
  private final boolean byPipe;
  private final @Nullable BlockTrace recording;
  private @Nullable ExecutableBlocks known;

  /** Makes one of an executable. */
  public NativeCarrier(Path executable) {
    this(executable, null, "pipe".equals(System.getProperty(HANDOVER)) || !Futex.available(), null);
  }

  private NativeCarrier(
      Path executable,
      @Nullable Consumer<String> debugger,
      boolean byPipe,
      @Nullable BlockTrace recording) {
    this.executable = executable.toAbsolutePath();
    this.locator = new SymbolLocator(this.executable);
    this.debugger = debugger;
    this.byPipe = byPipe;
    this.recording = recording;
    this.known = recording == null ? null : recording.blocks();
  }

  /**
   * Returns one that wakes its child processes by pipes, as where the kernel has no futex: some
   * slower, and otherwise the same.
   */
  public NativeCarrier withPipes() {
    return new NativeCarrier(executable, debugger, true, recording);
  }

  /**
   * Returns one whose firmware waits at its start for a debugger. At a breakpoint the world stands
   * still, and no virtual time passes.
   *
   * @param told gets the command that attaches one; called on a thread of this class
   */
  public NativeCarrier withDebugger(Consumer<String> told) {
    return new NativeCarrier(executable, told, byPipe, recording);
  }

  @Override
  public BlockTable blocks() {
    return executableBlocks().table();
  }

  private synchronized ExecutableBlocks executableBlocks() {
    if (known == null) {
      known = ExecutableBlocks.of(executable, locator);
    }
    return known;
  }

  @Override
  public NativeCarrier recording(BitSet reached) {
    return new NativeCarrier(
        executable, debugger, byPipe, new BlockTrace(executableBlocks(), reached));
  }

  @Override
  public FirmwareInstance start() throws FirmwareStartException {
    if (debugger == null) {
      return started();
    }
    // Waiting for somebody to attach is a standstill, too.
    Standstill standstill = Standstill.begin();
    boolean runs = false;
    try {
      FirmwareInstance instance = new DebuggedInstance(started(), standstill);
      runs = true;
      return instance;
    } finally {
      if (!runs) {
        standstill.close();
      }
    }
  }

  private FirmwareInstance started() throws FirmwareStartException {
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
    SharedChannel channel = SharedChannel.create(recording == null ? 0 : recording.blocks().span());
    @Nullable Process process = null;
    boolean started = false;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(executable.toString(), channel.file().toString())
              .redirectErrorStream(!byPipe);
      if (debugger != null) {
        builder.command().add("gdb");
      }
      // Firmware that read its environment would differ from machine to machine.
      builder.environment().clear();
      if (byPipe) {
        builder.command().add("pipe");
      }
      if (recording != null) {
        builder.command().addAll(recording.blocks().arguments());
      }
      process = builder.start();
      if (byPipe) {
        channel.handOverByPipe(process);
      } else {
        process.getOutputStream().close();
      }
      if (debugger != null) {
        debugger.accept("gdb -ex 'handle SIGVTALRM nostop noprint' -p " + process.pid());
      }
      awaitHello(process, channel);
      words(process).close();
      channel.unlink();
      started = true;
      return new NativeInstance(
          process,
          channel,
          locator,
          Files.isDirectory(CoverageReport.folder(executable)),
          recording);
    } finally {
      if (!started) {
        if (process != null) {
          process.destroyForcibly();
        }
        channel.close();
      }
    }
  }

  /** Returns what the child says before it is ready; later it has no words but requests. */
  private InputStream words(Process process) {
    return byPipe ? process.getErrorStream() : process.getInputStream();
  }

  private void awaitHello(Process process, SharedChannel channel)
      throws IOException, FirmwareStartException {
    while (!channel.await()) {
      if (!process.isAlive() && !channel.await()) {
        String said = new String(words(process).readAllBytes(), StandardCharsets.UTF_8);
        throw new FirmwareStartException(
            executable + ": ended before it was ready: " + said.strip());
      }
    }
    if (channel.version() != Operation.ABI_VERSION) {
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
