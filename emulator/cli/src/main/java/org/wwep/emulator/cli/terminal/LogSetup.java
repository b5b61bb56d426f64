package org.wwep.emulator.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Sets logging up when the first logger is used: short lines on standard error, and nothing of
 * Pi4J's.
 *
 * <p>The system property {@code wwep.log} (a {@link Level}) shows more.
 */
public final class LogSetup {
  // Held, since the log manager forgets what nobody holds.
  private static final java.util.List<Logger> QUIET =
      new java.util.concurrent.CopyOnWriteArrayList<>();

  /** Made by the log manager, by name. */
  public LogSetup() throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(LogSetup.class.getResourceAsStream("logging.properties"))) {
      String text = new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      String level = System.getProperty("wwep.log");
      if (level != null) {
        text += "\norg.wwep.level = " + level.toUpperCase(Locale.ROOT) + "\n";
      }
      LogManager.getLogManager()
          .readConfiguration(
              new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  /** Has servers say nothing: what they would say is for the timeline, or is what is tested. */
  public static void quietServers() {
    if (System.getProperty("wwep.log") == null) {
      Logger logger = Logger.getLogger("org.wwep.server");
      logger.setLevel(Level.OFF);
      QUIET.add(logger);
    }
  }

  /**
   * Brings up what a line in the log takes: later there may be no descriptor left to load it with,
   * which is what the line would be about.
   */
  public static void ready() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.getFormatter().format(new LogRecord(Level.WARNING, ""));
    }
    System.getLogger("org.wwep.server").log(System.Logger.Level.TRACE, "ready");
  }

  /** Has the log manager use this class, once it is needed. */
  public static void install() {
    System.setProperty("java.util.logging.config.class", LogSetup.class.getName());
  }
}
