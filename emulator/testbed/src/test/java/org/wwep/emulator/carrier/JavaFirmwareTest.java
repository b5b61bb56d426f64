package org.wwep.emulator.carrier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firmware by the name of its class. */
class JavaFirmwareTest {
  @Test
  void a_class_of_a_newer_java_is_there_and_told_to_be_too_new(@TempDir Path folder)
      throws Exception {
    // The head of a class file of version 99.
    Files.write(folder.resolve("Newer.class"), HexFormat.of().parseHex("cafebabe00000063"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      assertThatThrownBy(() -> JavaFirmware.find("Newer", loader))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'Newer' was compiled for a newer Java than this one")
          .hasMessageContaining("--release " + Runtime.version().feature());
      assertThatThrownBy(() -> JavaFirmware.find("Newest", loader))
          .hasMessageContaining("no class 'Newest' on the class path");
    }
  }
}
