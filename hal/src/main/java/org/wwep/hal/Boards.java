package org.wwep.hal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Chooses the back end of a board and says why; it never falls back silently.
 *
 * <p>Back ends are found by {@link ServiceLoader}; nothing is opened here.
 */
public final class Boards {
  private final List<BoardBackend> backends;

  /** Chooses among these back ends. */
  public Boards(List<BoardBackend> backends) {
    this.backends = List.copyOf(backends);
  }

  /** Returns the choice among the back ends on the class path. */
  public static Boards installed() {
    return new Boards(
        ServiceLoader.load(BoardBackend.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** Has each back end load what opening needs, without opening anything. */
  public void warmUp() {
    backends.forEach(BoardBackend::warmUp);
  }

  /** What may be asked for. */
  public enum Choice {
    /**
     * A Raspberry Pi's pins, else the lines of a GPIO chip that was named, else the emulated board.
     */
    AUTO,
    /** A Raspberry Pi's pins through Pi4J. */
    PI4J,
    /** The lines of any GPIO chip through the kernel's character device. */
    CDEV,
    /** The emulated board. */
    EMULATED;

    /**
     * Reads the name in any case.
     *
     * @throws IllegalArgumentException if there is no such choice, naming those there are
     */
    public static Choice parse(String text) {
      return Arrays.stream(values())
          .filter(choice -> choice.toString().equals(text.strip().toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'" + text + "' is no back end: write auto, pi4j, cdev or emulated"));
    }

    /** Returns the name used on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The chosen back end.
   *
   * @param backend what opens the board
   * @param reason why it was chosen, one clause for a person
   */
  public record Selection(BoardBackend backend, String reason) {
    /** Returns the line to show, {@code board: emulated, because it was asked for}. */
    public String announcement() {
      return "board: " + backend.name() + ", because " + reason;
    }
  }

  /**
   * Chooses a back end.
   *
   * <p>What was asked for by name is not probed: opening it says precisely what is missing.
   *
   * @param choice what was asked for
   * @param requireHardware whether an emulated board will not do
   * @param chipNamed whether a GPIO chip was named: then it may be another board's
   * @throws HalException if hardware is required and there is none, with what is in its way
   * @throws IllegalArgumentException if hardware is required of the emulated board
   */
  public Selection select(Choice choice, boolean requireHardware, boolean chipNamed)
      throws HalException {
    return switch (choice) {
      case AUTO -> automatic(requireHardware, chipNamed);
      case PI4J, CDEV -> new Selection(named(choice), "it was asked for");
      case EMULATED -> {
        if (requireHardware) {
          throw new IllegalArgumentException(
              "the emulated board is no hardware: drop --require-hardware, or choose auto, pi4j or cdev");
        }
        yield new Selection(named(choice), "it was asked for");
      }
    };
  }

  private Selection automatic(boolean requireHardware, boolean chipNamed) throws HalException {
    BoardBackend real = named(Choice.PI4J);
    BoardBackend.Availability found = real.probe();
    if (found.usable()) {
      return new Selection(real, found.reason());
    }
    BoardBackend kernel = named(Choice.CDEV);
    if (chipNamed && kernel.probe().usable()) {
      return new Selection(kernel, found.reason() + ", and a GPIO chip was named");
    }
    if (requireHardware) {
      throw found
          .obstacle()
          .orElseGet(
              () ->
                  new HalException(
                      HalException.Problem.DRIVER,
                      "hardware is required, but " + found.reason(),
                      "run 'wwep pins' to see what this machine has"));
    }
    return new Selection(named(Choice.EMULATED), found.reason());
  }

  private BoardBackend named(Choice choice) throws HalException {
    for (BoardBackend backend : backends) {
      if (backend.name().equals(choice.toString())) {
        return backend;
      }
    }
    String names =
        backends.stream().map(BoardBackend::name).collect(Collectors.joining(", ", "[", "]"));
    throw new HalException(
        HalException.Problem.DRIVER,
        "there is no back end '" + choice + "' on the class path, only " + names,
        "install wwep again, or choose one of these");
  }
}
