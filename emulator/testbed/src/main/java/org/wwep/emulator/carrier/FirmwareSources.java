package org.wwep.emulator.carrier;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What firmware is built from.
 *
 * @param files C sources, one or more
 * @param include folders of headers
 * @param defines macros, {@code TX_PACKET_POOL_SIZE} to {@code 6}; the port sees them as well
 */
public record FirmwareSources(List<Path> files, List<Path> include, Map<String, String> defines) {
  /** Checks that there is a source, and that macros have names. */
  public FirmwareSources {
    files = List.copyOf(files);
    include = List.copyOf(include);
    defines = Map.copyOf(defines);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("firmware has a C source or more");
    }
    for (String name : defines.keySet()) {
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException("'" + name + "' is no name of a macro");
      }
    }
  }

  /** Makes one of sources alone. */
  public static FirmwareSources of(Path... files) {
    return new FirmwareSources(List.of(files), List.of(), Map.of());
  }

  /** Returns this with one more macro. */
  public FirmwareSources withDefine(String name, String value) {
    Map<String, String> more = new TreeMap<>(defines);
    more.put(name, value);
    return new FirmwareSources(files, include, more);
  }

  /**
   * Returns this with the macros of a Zephyr project's {@code prj.conf}, if there is one in the
   * folder of a source or above it; those that are given already count.
   *
   * @throws FirmwareBuildException if that file makes no sense
   */
  public FirmwareSources configured() throws FirmwareBuildException {
    Map<String, String> all = new TreeMap<>(ZephyrConfiguration.macros(files));
    all.putAll(defines);
    return new FirmwareSources(files, include, all);
  }

  /** Returns the compiler's options for headers and macros, in a fixed order. */
  public List<String> options() {
    return Stream.concat(
            include.stream().map(folder -> "-I" + folder),
            new TreeMap<>(defines)
                .entrySet().stream().map(each -> "-D" + each.getKey() + "=" + each.getValue()))
        .toList();
  }
}
