package org.wwep.emulator.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.wwep.emulator.carrier.CarrierProvider;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.build.CoverageReport;
import org.wwep.emulator.firmware.process.Instrumentation;
import org.wwep.emulator.firmware.process.NativeProvider;
import org.wwep.emulator.testbed.FirmwareImage;

/** The carrier of child processes with instrumentation; it remembers what it has built. */
final class InstrumentedProvider implements CarrierProvider {
  private final NativeProvider provider;
  private final Set<Instrumentation> with;
  private final Set<Path> built = new LinkedHashSet<>();
  private boolean used;

  InstrumentedProvider(Set<Instrumentation> with, Consumer<String> debugger) {
    this.provider = new NativeProvider(with, debugger);
    this.with = Set.copyOf(with);
  }

  /** Returns what it has built. */
  List<Path> built() {
    return List.copyOf(built);
  }

  /** Returns whether there was any firmware for it. */
  boolean isUsed() {
    return used;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public int rank() {
    return provider.rank();
  }

  @Override
  public Optional<String> obstacle() {
    return provider.obstacle();
  }

  @Override
  public boolean accepts(byte[] head) {
    return provider.accepts(head);
  }

  /** Builds it, and forgets what was executed of it before. */
  @Override
  public Path build(FirmwareSources sources, Path cache, Consumer<String> commands)
      throws FirmwareBuildException {
    Path file = provider.build(sources, cache, commands);
    if (built.add(file) && with.contains(Instrumentation.COVERAGE)) {
      try {
        CoverageReport.clear(file);
      } catch (IOException e) {
        throw FirmwareBuildException.ofMachine(
            CoverageReport.folder(file) + ": cannot be cleared: " + e.getMessage(), e);
      }
    }
    return file;
  }

  @Override
  public FirmwareImage load(Path file) throws FirmwareBuildException {
    used = true;
    if (!built.contains(file) && !with.equals(Set.of(Instrumentation.DEBUGGER))) {
      throw new FirmwareBuildException(
          file + ": was built without --sanitize and --coverage: name its sources instead");
    }
    return provider.load(file);
  }
}
