package org.wwep.emulator.external;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wwep.device.Firmware;
import org.wwep.emulator.rig.BenchHarness;
import org.wwep.emulator.testbed.BoardHarness;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.rtos.Rtos;

/**
 * A board on a bench in the place of firmware: the same steps, reports and faults for a board that
 * is not part of this program.
 *
 * <p><b>Shape</b>: one board; a second run waits for the end of the first, or finds its lines
 * taken.
 */
public final class ExternalImage implements FirmwareImage {
  /** The line that switches the board's power. */
  public static final String POWER = "power";

  /** The line that holds the board in reset. */
  public static final String RESET = "reset";

  /** What a board prints in 20 minutes and more, at 115200 bits a second without a pause. */
  private static final int PRINTS = 16 << 20;

  private final ExternalSpec spec;
  private final @Nullable String chip;
  private final LineOpener lines;
  private final Map<String, Bench> benches = new ConcurrentHashMap<>();

  /** What a board on the bench begins with. */
  private record Bench(BenchHarness harness, World world) {}

  /** Opens the lines of a bench. */
  @FunctionalInterface
  public interface LineOpener {
    /** Opens them, as {@link org.wwep.hal.BoardBackend#open}. */
    Board open(BoardConfig config, InstantSource clock) throws HalException;

    /** Returns one for the GPIO chips of this machine; no line outlives the process. */
    static LineOpener kernel() {
      return LineRegistry.PROCESS;
    }

    /** As {@link #kernel()}, through that driver. */
    static LineOpener kernel(PinDriver driver) {
      KernelLines lines = new KernelLines(driver);
      return (config, clock) -> LineRegistry.PROCESS.open(lines, config, clock);
    }
  }

  /**
   * Makes one whose lines are on a GPIO chip of this machine.
   *
   * @param chip the chip where the spec names none, or null
   */
  public ExternalImage(ExternalSpec spec, @Nullable String chip) {
    this(spec, chip, LineOpener.kernel(spec.driver()));
  }

  /** Makes one whose lines are opened by something else. */
  public ExternalImage(ExternalSpec spec, @Nullable String chip, LineOpener lines) {
    this.spec = spec;
    this.chip = spec.chip() == null ? chip : spec.chip();
    this.lines = lines;
  }

  @Override
  public Optional<BoardHarness> board(String device, MacAddress mac, Rtos rtos, World world)
      throws HalException {
    Board opened =
        spec.lines().isEmpty() ? null : lines.open(spec.lines().config(mac, chip), rtos::now);
    boolean complete = false;
    try {
      BenchHarness harness = new BenchHarness(spec.lines(), opened, spec.parts(), mac, rtos);
      benches.put(device, new Bench(harness, world));
      complete = true;
      return Optional.of(harness);
    } finally {
      if (!complete && opened != null) {
        opened.close();
      }
    }
  }

  @Override
  public int printsAtMost() {
    return PRINTS;
  }

  @Override
  public Firmware install(DeviceSeams seams) {
    Bench bench = Objects.requireNonNull(benches.remove(seams.id()), "a board is opened before");
    return new ExternalBoard(
        spec,
        seams,
        bench.harness(),
        new BenchNetwork(seams, bench.world()),
        new CommandTrace(seams.id(), seams.rtos(), bench.world()));
  }
}
