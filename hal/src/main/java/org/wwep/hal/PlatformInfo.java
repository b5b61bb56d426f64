package org.wwep.hal;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this machine says of itself, as far as real pins are concerned; read without opening any.
 *
 * <p><b>Source.</b> The Linux device tree ({@code /proc/device-tree/model}) and {@code
 * /dev/gpiochip*}.
 *
 * @param os the operating system, {@code Linux}
 * @param arch the processor as Java names it, {@code aarch64}
 * @param jvm the Java runtime
 * @param model the board's model, {@code Raspberry Pi 4 Model B Rev 1.4}, or null where there is no
 *     device tree, as on a PC
 * @param chips the GPIO chips by name
 */
public record PlatformInfo(
    String os, String arch, String jvm, @Nullable String model, List<Chip> chips) {
  private static final Logger LOG = System.getLogger(PlatformInfo.class.getName());
  private static final List<String> MODEL_FILES =
      List.of("proc/device-tree/model", "sys/firmware/devicetree/base/model");

  /** Copies the list. */
  public PlatformInfo {
    chips = List.copyOf(chips);
  }

  /**
   * One GPIO character device.
   *
   * @param name the device's name in {@code /dev}, {@code gpiochip0}
   * @param readable whether this user may read it
   * @param writable whether this user may write it
   */
  public record Chip(String name, boolean readable, boolean writable) {
    /** Returns whether this user may use the chip: that takes reading and writing. */
    public boolean permitted() {
      return readable && writable;
    }
  }

  /** Reads what this machine says. */
  public static PlatformInfo here() {
    return read(Path.of("/"));
  }

  /** Reads the files below another root, and the rest from this Java runtime. */
  public static PlatformInfo read(Path root) {
    return read(root, System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static PlatformInfo read(Path root, String os, String arch) {
    String jvm = System.getProperty("java.vm.name") + " " + Runtime.version();
    return new PlatformInfo(os, arch, jvm, model(root), chips(root.resolve("dev")));
  }

  private static @Nullable String model(Path root) {
    for (String file : MODEL_FILES) {
      try {
        // Device tree strings end with a zero byte.
        String model = Files.readString(root.resolve(file)).replace("\0", "").strip();
        if (!model.isEmpty()) {
          return model;
        }
      } catch (IOException e) {
        LOG.log(Logger.Level.DEBUG, "no board model in {0}: {1}", file, e.toString());
      }
    }
    return null;
  }

  private static List<Chip> chips(Path dev) {
    List<Chip> chips = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(dev, "gpiochip*")) {
      for (Path path : found) {
        String name = path.getFileName().toString();
        chips.add(new Chip(name, Files.isReadable(path), Files.isWritable(path)));
      }
    } catch (IOException e) {
      LOG.log(Logger.Level.DEBUG, "no devices in {0}: {1}", dev, e.toString());
    }
    chips.sort(Comparator.comparing(Chip::name));
    return chips;
  }
}
