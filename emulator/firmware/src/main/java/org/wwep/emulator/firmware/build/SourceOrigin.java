package org.wwep.emulator.firmware.build;

import java.util.regex.Pattern;

/** Whether a source is the firmware's own, by its path in the compiler's line numbers. */
public final class SourceOrigin {
  private static final String PORT = "port-";

  /** The port's headers, and what is of the C library or of the compiler. */
  private static final Pattern OTHERS =
      Pattern.compile(
          ".*/%s[0-9a-f]{%d}/.*|/usr/(include|lib)/.*|.*/compiler-rt/.*"
              .formatted(PORT, ContentHash.LENGTH));

  private SourceOrigin() {}

  /** Returns the name of the folder with the port's files. */
  static String portFolder(ContentHash hash) {
    return PORT + hash.text();
  }

  /** Returns whether it is the firmware's own, and of no header of the port or of a library. */
  public static boolean isFirmware(String path) {
    return !OTHERS.matcher(path).matches();
  }
}
