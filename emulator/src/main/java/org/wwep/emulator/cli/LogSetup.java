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

  /** Has the log manager use this class, once it is needed. */
  static void install() {
    System.setProperty("java.util.logging.config.class", LogSetup.class.getName());
  }
}
