package org.wwep.emulator.firmware.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Turns addresses in an executable into functions and lines, by {@code addr2line}. */
final class SymbolLocator {
  /** What fits on a command line. */
  private static final int AT_A_TIME = 2000;

  private final Path executable;
  private final String tool;

  /**
   * Where an address is; what is unknown is empty.
   *
   * @param path the file, with its folder
   */
  record Location(String function, String place, String path) {
    static final Location UNKNOWN = new Location("", "", "");

    /** Makes one of two lines of the tool. */
    static Location of(String function, String place) {
      // The compiler's remarks are behind the line.
      String plain = known(place.replaceAll(" \\(.*\\)$", ""));
      return new Location(
          known(function),
          known(plain.substring(plain.lastIndexOf('/') + 1)),
          plain.substring(0, Math.max(0, plain.lastIndexOf(':'))));
    }
  }

  SymbolLocator(Path executable) {
    this(executable, "addr2line");
  }

  /** Makes one with another tool, which takes the same options. */
  SymbolLocator(Path executable, String tool) {
    this.executable = executable;
    this.tool = tool;
  }

  /** Locates an address; without the tool, or outside the executable, all parts are empty. */
  Location locate(long address) {
    return locate(List.of(address)).getFirst();
  }

  /** Locates addresses, in their order. */
  List<Location> locate(List<Long> addresses) {
    List<Location> places = new ArrayList<>(addresses.size());
    try {
      for (int from = 0; from < addresses.size(); from += AT_A_TIME) {
        List<Long> some = addresses.subList(from, Math.min(addresses.size(), from + AT_A_TIME));
        List<String> lines = BlockingCall.make(() -> ask(some)).lines().toList();
        boolean isWhole = lines.size() == 2 * some.size();
        for (int i = 0; i < some.size(); i++) {
          places.add(
              isWhole ? Location.of(lines.get(2 * i), lines.get(2 * i + 1)) : Location.UNKNOWN);
        }
      }
    } catch (ExecutionException _) {
      places.clear();
    }
    while (places.size() < addresses.size()) {
      places.add(Location.UNKNOWN);
    }
    return places;
  }

  private String ask(List<Long> addresses) throws IOException {
    List<String> command = new ArrayList<>(List.of(tool, "-f", "-e", executable.toString()));
    addresses.forEach(address -> command.add("0x" + Long.toHexString(address)));
    // Warnings are no places.
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    try (var in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String known(String text) {
    return text.startsWith("?") ? "" : text;
  }
}
