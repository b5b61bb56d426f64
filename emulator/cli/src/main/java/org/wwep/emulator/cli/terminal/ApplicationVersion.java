package org.wwep.emulator.cli.terminal;

import java.util.Optional;

/** The version of wwep, as its jar tells it. */
public final class ApplicationVersion {
  private ApplicationVersion() {}

  /** Returns the version, if these classes come from a jar. */
  public static Optional<String> find() {
    return Optional.ofNullable(ApplicationVersion.class.getPackage().getImplementationVersion());
  }

  /** Returns the version, or that there is none. */
  public static String text() {
    return find().orElse("(not packaged)");
  }
}
