package org.wwep.hal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.BoardBackend.Availability;

/**
 * Chooses the back end of a board and says why; it never falls back silently.
 *
 * <p>Back ends are found by {@link ServiceLoader}; nothing is opened here.
 */
public final class Boards {
  /** What is asked for by whoever leaves the choice to the ranks. */
  public static final String AUTO = "auto";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final List<BoardBackend> backends;

  /**
   * Chooses among these back ends.
   *
   * @throws IllegalArgumentException if a name cannot be written, is taken twice or is {@link
   *     #AUTO}
   */
  public Boards(List<BoardBackend> backends) {
    Set<String> names = new HashSet<>(Set.of(AUTO));
    for (BoardBackend backend : backends) {
      if (!NAME.matcher(backend.name()).matches() || !names.add(backend.name())) {
        throw new IllegalArgumentException(
            "the back end %s cannot be called '%s': a name is lower-case letters, digits and hyphens, used once, and not auto"
                .formatted(backend.getClass().getName(), backend.name()));
      }
    }
    List<BoardBackend> ranked = new ArrayList<>(backends);
    ranked.sort(
        Comparator.comparingInt(BoardBackend::rank).reversed().thenComparing(BoardBackend::name));
    this.backends = List.copyOf(ranked);
  }

  /** Returns the choice among the back ends on the class path. */
  public static Boards installed() {
    return new Boards(
        ServiceLoader.load(BoardBackend.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** Returns the back ends, the highest rank first. */
  public List<BoardBackend> backends() {
    return backends;
  }

  /** Returns what may be asked for: {@link #AUTO}, then the back ends by rank. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(AUTO));
    backends.forEach(backend -> names.add(backend.name()));
    return names;
  }

  /**
   * Reads the name of a choice, in any case.
   *
   * @throws IllegalArgumentException if there is no such back end, naming those there are
   */
  public String parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (!names().contains(name)) {
      throw unknown(text);
    }
    return name;
  }

  /** Has each back end load what opening needs, without opening anything. */
  public void warmUp() {
    backends.forEach(BoardBackend::warmUp);
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
   * Chooses a back end: the one of this name, or for {@link #AUTO} the usable one of the highest
   * rank. Whoever names a chip wants hardware: nothing is emulated in its place.
   *
   * <p>What was asked for by name is opened unprobed: that says precisely what is missing.
   *
   * @param name {@link #AUTO} or the name of a back end
   * @param requireHardware whether an emulated board will not do
   * @param config what will be opened
   * @throws HalException if hardware is required, or a chip named, and there is none, with what is
   *     in its way
   * @throws IllegalArgumentException if there is no such back end, or if hardware is required of
   *     one that is none
   */
  public Selection select(String name, boolean requireHardware, BoardConfig config)
      throws HalException {
    if (name.equals(AUTO)) {
      return automatic(requireHardware || config.chip() != null, config);
    }
    BoardBackend backend = named(name).orElseThrow(() -> unknown(name));
    if (requireHardware && !backend.probe(config).hardware()) {
      throw new IllegalArgumentException(
          "the board '" + name + "' is no hardware, and hardware is required: choose another");
    }
    if (config.chip() != null && !backend.probe(config).hardware()) {
      throw new HalException(
          HalException.Problem.NO_CHIP,
          "the board '" + name + "' has no GPIO chip " + config.chip(),
          new Remedy.Setting(Remedy.BACKEND, hardware(config)));
    }
    return new Selection(backend, "it was asked for");
  }

  private String[] hardware(BoardConfig config) {
    return backends.stream()
        .filter(backend -> backend.probe(config).hardware())
        .map(BoardBackend::name)
        .toArray(String[]::new);
  }

  /** Returns the back end of this name, if there is one. */
  public Optional<BoardBackend> named(String name) {
    return backends.stream().filter(backend -> backend.name().equals(name)).findFirst();
  }

  private Selection automatic(boolean requireHardware, BoardConfig config) throws HalException {
    @Nullable Availability best = null;
    for (BoardBackend backend : backends) {
      Availability found = backend.probe(config);
      boolean suits = found.hardware() || !requireHardware;
      if (found.usable() && suits && backend.rank() >= 0) {
        return new Selection(backend, reason(best, found));
      }
      best = best == null && found.hardware() ? found : best;
    }
    throw best == null ? nothing("no back end is installed that could be chosen") : trouble(best);
  }

  /** What is emulated is so for want of the best there could be. */
  private static String reason(@Nullable Availability best, Availability found) {
    if (best == null) {
      return found.reason();
    }
    return found.hardware() ? best.reason() + ", and " + found.reason() : best.reason();
  }

  private static HalException trouble(Availability best) {
    return best.obstacle().orElseGet(() -> nothing("hardware is required, but " + best.reason()));
  }

  private static HalException nothing(String fact) {
    return new HalException(HalException.Problem.DRIVER, fact, new Remedy.Inspection());
  }

  private IllegalArgumentException unknown(String text) {
    List<String> names = names();
    String last = names.removeLast();
    return new IllegalArgumentException(
        "'%s' is no back end: write %s"
            .formatted(text, names.isEmpty() ? last : String.join(", ", names) + " or " + last));
  }
}
