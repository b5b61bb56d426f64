package org.wwep.emulator.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.LogManager;

/**
 * Sets logging up when the first logger is used: short lines on standard error, and nothing of
 * Pi4J's.
 *
 * <p>The system property {@code wwep.log} (a {@link java.util.logging.Level}) shows more.
 */
public final class LogSetup {
  // Held, since the log manager forgets what nobody holds.
  private static final java.util.List<java.util.logging.Logger> QUIET =
      new java.util.concurrent.CopyOnWriteArrayList<>();

  /** Made by the log manager, by name. */
  public LogSetup() throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(LogSetup.class.getResourceAsStream("logging.properties"))) {
      String text = new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      String level = System.getProperty("wwep.log");
      if (level != null) {
        text +=
            "\norg.wwep.level = "
                + level.toUpperCase(Locale.ROOT)
                + "\njava.util.logging.SimpleFormatter.format = wwep: %5$s%6$s%n\n";
      }
      LogManager.getLogManager()
          .readConfiguration(
              new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  /** Has servers say nothing: what they would say is for the timeline, or is what is tested. */
  static void quietServers() {
    if (System.getProperty("wwep.log") == null) {
      java.util.logging.Logger logger = java.util.logging.Logger.getLogger("org.wwep.server");
      logger.setLevel(java.util.logging.Level.OFF);
      QUIET.add(logger);
    }
  }

  /** Has the log manager use this class, once it is needed. */
  static void install() {
    System.setProperty("java.util.logging.config.class", LogSetup.class.getName());
  }
}
