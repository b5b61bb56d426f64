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

  @Test
  void a_class_with_preview_features_is_told_to_have_them(@TempDir Path folder) throws Exception {
    // The heads of class files of this Java and of the one before, compiled with --enable-preview.
    for (int before = 0; before < 2; before++) {
      int version = Runtime.version().feature() + 44 - before;
      Files.write(
          folder.resolve("Preview.class"),
          HexFormat.of().parseHex("cafebabeffff%04x".formatted(version)));
      try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
        assertThatThrownBy(() -> JavaFirmware.find("Preview", loader))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "'Preview' was compiled with preview features of Java: compile it without"
                    + " --enable-preview");
      }
    }
  }
}
