package org.wwep.hal.line;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.PlatformInfo;

/**
 * A back end for real lines: what can be known beforehand is asked of {@link PlatformInfo}, and
 * only then a driver.
 */
public abstract class LineBackend implements BoardBackend {
  private final Path root;
  private final @Nullable PlatformInfo known;

  /**
   * Makes one.
   *
   * @param root the root directory of the machine, {@code /}
   * @param known what is known of a platform in place of the machine's own, or null
   */
  protected LineBackend(Path root, @Nullable PlatformInfo known) {
    this.root = root;
    this.known = known;
  }

  /** Returns the first thing that is missing, if any. */
  protected abstract Optional<Obstacle> lack(PlatformInfo platform);

  /** Returns what has to be named before this board is taken, if it has not been. */
  protected Optional<Obstacle> unnamed(PlatformInfo platform, BoardConfig config) {
    return Optional.empty();
  }

  /** Returns whether a chip that was named is there. */
  protected boolean has(String chip, PlatformInfo platform) {
    return platform.chips().stream().anyMatch(one -> one.name().equals(chip));
  }

  /** Returns why it is usable, one clause for a person. */
  protected abstract String reason(PlatformInfo platform);

  /** Opens a board on a machine that lacks nothing; a chip that was named is there. */
  protected abstract Board claim(BoardConfig config, InstantSource clock, PlatformInfo platform)
      throws HalException;

  @Override
  public final Availability probe(BoardConfig config) {
    PlatformInfo platform = platform();
    return lack(platform)
        .or(() -> unnamed(platform, config))
        .map(obstacle -> new Availability(false, true, obstacle.reason(), obstacle.exception()))
        .orElseGet(() -> new Availability(true, true, reason(platform)));
  }

  @Override
  public final Board open(BoardConfig config, InstantSource clock) throws HalException {
    PlatformInfo platform = platform();
    Optional<Obstacle> lack = lack(platform);
    if (lack.isPresent()) {
      throw lack.get().exception();
    }
    for (String chip : config.chips()) {
      if (!has(chip, platform)) {
        throw Obstacle.absent(chip, platform.chips()).exception();
      }
    }
    return claim(config, clock, platform);
  }

  /** Returns the root directory of the machine. */
  protected final Path root() {
    return root;
  }

  /** Returns what is known of the machine. */
  protected final PlatformInfo platform() {
    return known == null ? PlatformInfo.read(root) : known;
  }
}
