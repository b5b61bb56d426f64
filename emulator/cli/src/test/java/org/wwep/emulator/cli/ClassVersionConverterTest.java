package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A library of Java 5 that the quick start can hold. */
class ClassVersionConverterTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void every_class_has_a_present_version_and_passes_the_check_of_the_virtual_machine()
      throws Exception {
    Path from =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path to = folder.resolve("converted.jar");
    ClassVersionConverter.convert(from, to);
    assertThat(versions(from)).as("the library that was").contains(49);
    assertThat(versions(to)).hasSameSizeAs(versions(from)).allMatch(version -> version >= 52);
    int checked = 0;
    try (JarFile jar = new JarFile(to.toFile());
        URLClassLoader loader =
            new URLClassLoader(
                new URL[] {to.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.matches("picocli/[^/]+[.]class")) {
          String type = name.replace('/', '.').replaceFirst("[.]class$", "");
          assertThat(Class.forName(type, true, loader)).isNotNull();
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(200);
  }

  @Test
  void the_start_script_has_it_done_by_a_command() throws Exception {
    Path to = folder.resolve("library.jar");
    String seen =
        new CommandRun(folder, _ -> {}).seen("", List.of("warm-up", "--library", to.toString()));
    assertThat(seen).startsWith("0\n");
    assertThat(versions(to)).hasSizeGreaterThan(200).allMatch(version -> version >= 52);
  }

  private static List<Integer> versions(Path jar) throws IOException {
    List<Integer> versions = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class")) {
          try (DataInputStream in = new DataInputStream(file.getInputStream(entry))) {
            in.skipNBytes(6);
            versions.add(in.readUnsignedShort());
          }
        }
      }
    }
    return versions;
  }
}
