package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The headers and sources that firmware is compiled with: {@code device/c}, as resources. */
final class PortFiles {
  private static final String ROOT = "/org/wwep/emulator/firmware/c/";

  private PortFiles() {}

  /** Returns the names of all files; {@code device/c/FILES} lists them. */
  static List<String> names() {
    return new String(read("FILES"), StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns the content of one file. */
  static byte[] read(String name) {
    try (InputStream in = PortFiles.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new IllegalStateException("this jar lacks " + ROOT + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("this jar cannot be read: " + ROOT + name, e);
    }
  }

  /** Puts all files there, in their folders. */
  static void writeTo(Path folder) throws IOException {
    for (String name : names()) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, read(name));
    }
  }
}
