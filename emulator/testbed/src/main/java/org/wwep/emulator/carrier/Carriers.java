package org.wwep.emulator.carrier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.value.FileErrors;

/**
 * The carriers on the class path, and the choice among them.
 *
 * @param providers by their rank
 * @param cache where firmware that was built is kept
 * @param commands told of each call of a compiler
 * @param choices told of each carrier that was not asked for by name, and why it is this one
 */
public record Carriers(
    List<CarrierProvider> providers,
    Path cache,
    Consumer<String> commands,
    Consumer<String> choices) {
  /** The name that leaves the choice to the machine. */
  public static final String AUTO = "auto";

  /** The names that a scenario may use, whatever is on the class path. */
  public static final List<String> NAMES = List.of(AUTO, "native", "wasm");

  private static final int HEAD = 64;

  /** Puts the providers in order. */
  public Carriers {
    providers = providers.stream().sorted(Comparator.comparingInt(CarrierProvider::rank)).toList();
  }

  /** Makes a choice that nobody is told of. */
  public Carriers(List<CarrierProvider> providers, Path cache, Consumer<String> commands) {
    this(providers, cache, commands, _ -> {});
  }

  /** Returns those on the class path, with the user's cache. */
  public static Carriers installed() {
    return new Carriers(
        ServiceLoader.load(CarrierProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList(),
        userCache(),
        _ -> {});
  }

  /** Returns these with somebody told of each call of a compiler. */
  public Carriers withCommands(Consumer<String> other) {
    return new Carriers(providers, cache, other, choices);
  }

  /** Returns these with somebody told of each carrier that was left to the machine. */
  public Carriers withChoices(Consumer<String> other) {
    return new Carriers(providers, cache, commands, other);
  }

  private static Path userCache() {
    String given = System.getenv("XDG_CACHE_HOME");
    Path caches =
        given == null || given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(given);
    return caches.resolve("wwep").resolve("firmware");
  }

  /**
   * Returns the carrier for firmware in C.
   *
   * @param name which, or {@link #AUTO} for the first that can build here
   */
  public CarrierProvider choose(String name) throws FirmwareBuildException {
    List<String> obstacles = new ArrayList<>();
    for (CarrierProvider provider : providers) {
      if (name.equals(AUTO) || name.equals(provider.name())) {
        Optional<String> obstacle = provider.obstacle();
        if (obstacle.isEmpty()) {
          return provider;
        }
        obstacles.add(provider.name() + ": " + obstacle.get());
      }
    }
    if (!obstacles.isEmpty()) {
      throw FirmwareBuildException.ofMachine(String.join("; ", obstacles));
    }
    throw FirmwareBuildException.ofMachine(
        providers.isEmpty()
            ? "firmware in C needs a carrier: add the artifact org.wwep:wwep-firmware to the class"
                + " path"
            : "no carrier '%s' on the class path, there is %s".formatted(name, names()));
  }

  private String reason(CarrierProvider chosen) {
    return providers.stream()
        .takeWhile(provider -> !provider.equals(chosen))
        .map(provider -> provider.obstacle().map(why -> "; " + provider.name() + ": " + why))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(", since this machine has what it needs");
  }

  /** Builds firmware of sources, and makes an image of it. */
  public FirmwareImage image(FirmwareSources sources, String name) throws FirmwareBuildException {
    CarrierLedger ledger = new CarrierLedger(cache);
    // To look for a compiler takes as long as to compile: what has built before need not be tried.
    Optional<CarrierProvider> known =
        providers.stream()
            .filter(provider -> name.equals(AUTO) || name.equals(provider.name()))
            .findFirst()
            .filter(ledger::knows);
    if (known.isPresent()) {
      tell(name, known.get());
      try {
        return known.get().load(known.get().build(sources, cache, commands));
      } catch (FirmwareBuildException e) {
        if (!e.isOfMachine()) {
          throw e;
        }
        ledger.forget(known.get()); // its compiler is gone, or it cannot do what is asked for now
      }
    }
    CarrierProvider chosen = choose(name);
    tell(name, chosen);
    Path built = chosen.build(sources, cache, commands);
    ledger.add(chosen);
    return chosen.load(built);
  }

  private void tell(String name, CarrierProvider provider) {
    if (name.equals(AUTO)) {
      choices.accept("firmware: carrier " + provider.name() + reason(provider));
    }
  }

  /** Makes an image of a file that was built before. */
  public FirmwareImage image(Path file) throws FirmwareBuildException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    } catch (IOException e) {
      throw FirmwareBuildException.ofMachine(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
    for (CarrierProvider provider : providers) {
      if (provider.accepts(head)) {
        return provider.load(file);
      }
    }
    throw providers.isEmpty()
        ? FirmwareBuildException.ofMachine(
            file + ": needs a carrier: add the artifact org.wwep:wwep-firmware to the class path")
        : new FirmwareBuildException(
            "%s: is no firmware that %s runs: build it with the port of this version"
                .formatted(file, names()));
  }

  private String names() {
    return providers.stream().map(CarrierProvider::name).collect(Collectors.joining(" or "));
  }
}
