package org.wwep.hal.cdev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.Pin;
import org.wwep.hal.Remedy;
import org.wwep.hal.kernel.KernelException;
import org.wwep.hal.line.EdgeClock;
import org.wwep.hal.line.EdgeReader;
import org.wwep.hal.line.InputLine;
import org.wwep.hal.line.LineDriver;
import org.wwep.hal.line.Obstacle;
import org.wwep.hal.line.OutputLine;

/** Claims lines of one chip or of several from the kernel. */
final class CdevDriver implements LineDriver {
  private final @Nullable String usual;
  private final Map<String, OpenChip> chips = new LinkedHashMap<>();
  private final List<LineRequest> outputs = new ArrayList<>();

  private CdevDriver(@Nullable String usual) {
    this.usual = usual;
  }

  /**
   * Opens the chips that a board has pins of.
   *
   * @throws HalException if one of them is not available; then none is open
   */
  static CdevDriver open(ChipLocator locator, BoardConfig config) throws HalException {
    CdevDriver driver = new CdevDriver(config.chip());
    boolean complete = false;
    try {
      for (String chip : config.chips()) {
        driver.chips.put(chip, OpenChip.open(locator.find(chip)));
      }
      complete = true;
      return driver;
    } finally {
      if (!complete) {
        driver.close();
      }
    }
  }

  /** Returns the chips with their labels, for people. */
  String description() {
    return chips.values().stream()
        .map(chip -> chip.info().name() + " (" + chip.info().label() + ")")
        .collect(Collectors.joining(" and "));
  }

  private OpenChip chip(Pin pin) {
    String named =
        Objects.requireNonNull(pin.chip() == null ? usual : pin.chip(), "each pin has a chip");
    return Objects.requireNonNull(chips.get(named), "all chips of the configuration are open");
  }

  @Override
  public OutputLine output(LedConfig led) throws HalException {
    String consumer = LineDriver.consumer(led.id());
    try {
      LineRequest line =
          LineRequest.output(
              chip(led.pin()).file(), led.pin().number(), consumer, led.level(false), led.drive());
      outputs.add(line);
      return line;
    } catch (KernelException e) {
      throw refused(e, led.id(), led.pin());
    }
  }

  @Override
  public InputLine input(ButtonConfig button, InstantSource clock) throws HalException {
    String consumer = LineDriver.consumer(button.id());
    try {
      return new Input(
          consumer,
          LineRequest.input(
              chip(button.pin()).file(), button.pin().number(), consumer, button.pull()),
          new EdgeClock(clock, System::nanoTime));
    } catch (KernelException e) {
      throw refused(e, button.id(), button.pin());
    }
  }

  @Override
  public void close() {
    outputs.forEach(LineRequest::close);
    outputs.clear();
    chips.values().forEach(OpenChip::close);
    chips.clear();
  }

  private HalException refused(KernelException e, String part, Pin pin) {
    OpenChip chip = chip(pin);
    ChipInfo info = chip.info();
    String line = "line " + pin.number() + " of " + info.name() + " (" + part + ")";
    return switch (e.errno()) {
      case KernelException.EBUSY ->
          LineInfo.holder(chip.file(), pin.number())
              .map(holder -> Obstacle.busy(line, pin.number(), holder))
              .orElseGet(() -> Obstacle.busy(line, pin.number()))
              .exception(e);
      case KernelException.ENOTTY ->
          new HalException(
              Problem.DRIVER,
              "this kernel is too old for " + line,
              List.of(
                  new Remedy.Advice(
                      "Linux 5.10 or newer has version 2 of the GPIO character device")),
              e);
      default ->
          Obstacle.refused(line + ", of " + info.lines() + " (" + e.getMessage() + ")")
              .exception(e);
    };
  }

  /** A button's line. */
  private static final class Input implements InputLine {
    private final String name;
    private final LineRequest line;
    private final EdgeClock time;
    private @Nullable EdgeReader reader;

    Input(String name, LineRequest line, EdgeClock time) {
      this.name = name;
      this.line = line;
      this.time = time;
    }

    @Override
    public Level level() {
      try {
        return line.value();
      } catch (KernelException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void listen(EdgeListener listener) {
      EdgeReader edges = new EdgeReader(name, this::next, listener);
      reader = edges; // before the first edge, whose listener may close this line
      edges.start();
    }

    private @Nullable Edge next(Duration longest) throws IOException {
      LineRequest.LineEvent lineEvent = line.event(longest);
      return lineEvent == null ? null : new Edge(time.of(lineEvent.nanos()), lineEvent.level());
    }

    @Override
    public void close() {
      if (reader == null || reader.stop()) {
        line.close();
      }
    }
  }
}
