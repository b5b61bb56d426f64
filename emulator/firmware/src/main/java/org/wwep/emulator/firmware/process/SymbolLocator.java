package org.wwep.emulator.firmware.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** Turns an address in an executable into a function and a line, by {@code addr2line}. */
final class SymbolLocator {
  private final Path executable;

  /** Where an address is; what is unknown is empty. */
  record Location(String function, String place) {}

  SymbolLocator(Path executable) {
    this.executable = executable;
  }

  /** Locates an address; without the tool, or outside the executable, both parts are empty. */
  Location locate(long address) {
    try {
      String[] lines = BlockingCall.make(() -> ask(address)).split("\n");
      return lines.length < 2
          ? new Location("", "")
          : new Location(known(lines[0]), known(fileAndLine(lines[1])));
    } catch (ExecutionException _) {
      return new Location("", "");
    }
  }

  private String ask(long address) throws IOException {
    Process tool =
        new ProcessBuilder(
                "addr2line",
                "-f",
                "-i",
                "-e",
                executable.toString(),
                "0x" + Long.toHexString(address))
            .redirectErrorStream(true)
            .start();
    tool.getOutputStream().close();
    try (var in = tool.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String known(String text) {
    return text.startsWith("?") ? "" : text;
  }

  /** Takes the folder and the compiler's remarks away. */
  private static String fileAndLine(String text) {
    String plain = text.replaceAll(" \\(.*\\)$", "");
    return plain.substring(plain.lastIndexOf('/') + 1);
  }
}
