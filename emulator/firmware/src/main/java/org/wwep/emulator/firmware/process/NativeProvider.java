package org.wwep.emulator.firmware.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.wwep.emulator.carrier.CarrierProvider;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.build.ElfHeader;
import org.wwep.emulator.firmware.build.FirmwareCompiler;
import org.wwep.emulator.firmware.build.Toolchain;
import org.wwep.emulator.firmware.host.HostedImage;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.value.FileErrors;

/** The carrier of child processes: any C compiler, this machine's instructions. */
public final class NativeProvider implements CarrierProvider {

  private final Set<Instrumentation> with;
  private final Consumer<String> debugger;
  private final Toolchain machine;

  /** Makes the one that the service loader finds, without instrumentation. */
  public NativeProvider() {
    this(Set.of(), _ -> {});
  }

  /**
   * Makes one that builds and runs firmware with this.
   *
   * @param debugger gets the command that attaches gdb, for each device that is switched on
   */
  public NativeProvider(Set<Instrumentation> with, Consumer<String> debugger) {
    this(with, debugger, Toolchain.host());
  }

  private NativeProvider(Set<Instrumentation> with, Consumer<String> debugger, Toolchain machine) {
    this.with = Set.copyOf(with);
    this.debugger = debugger;
    this.machine = machine;
  }

  @Override
  public CarrierProvider forMachine(String name) throws FirmwareBuildException {
    return switch (name) {
      case "x86-64" -> building(Toolchain.x64(), machine() == ElfHeader.X64);
      case "arm64" -> building(Toolchain.arm64(), machine() == ElfHeader.ARM64);
      default ->
          throw new FirmwareBuildException(
              "no machine '%s': firmware is built for x86-64 or arm64"
                  .formatted(name.replaceAll("[^ -~]", "?")));
    };
  }

  private NativeProvider building(Toolchain other, boolean here) {
    return here ? this : new NativeProvider(with, debugger, other);
  }

  private Toolchain toolchain() {
    Toolchain toolchain = machine;
    if (with.contains(Instrumentation.SANITIZERS)) {
      toolchain = toolchain.withSanitizers();
    }
    return with.contains(Instrumentation.COVERAGE) ? toolchain.withCoverage() : toolchain;
  }

  @Override
  public String name() {
    return "native";
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public Optional<String> obstacle() {
    if (machine() == 0) {
      return Optional.of(
          "runs on Linux on x86-64 and arm64, not on %s on %s"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    return Toolchain.host().obstacle();
  }

  /** Returns the number that executables of this machine have, or 0 for a machine without. */
  private static int machine() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return 0;
    }
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> ElfHeader.X64;
      case "aarch64" -> ElfHeader.ARM64;
      default -> 0;
    };
  }

  @Override
  public boolean accepts(byte[] head) {
    return ElfHeader.begins(head);
  }

  @Override
  public Path build(FirmwareSources sources, Path cache, Consumer<String> commands)
      throws FirmwareBuildException {
    return new FirmwareCompiler(toolchain(), cache, commands).build(sources);
  }

  @Override
  public FirmwareImage load(Path file) throws FirmwareBuildException {
    byte[] head = new byte[ElfHeader.LENGTH];
    try (InputStream in = Files.newInputStream(file)) {
      in.readNBytes(head, 0, head.length);
    } catch (IOException e) {
      throw FirmwareBuildException.ofMachine(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
    if (!accepts(head) || ElfHeader.machine(head) != machine()) {
      throw new FirmwareBuildException(
          "%s: is no executable for %s: build it on this machine"
              .formatted(file, System.getProperty("os.arch")));
    }
    if (!Files.isExecutable(file)) {
      throw new FirmwareBuildException(file + ": is not executable: chmod +x " + file);
    }
    NativeCarrier carrier = new NativeCarrier(file);
    return new HostedImage(
        with.contains(Instrumentation.DEBUGGER) ? carrier.withDebugger(debugger) : carrier);
  }
}
