package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** One jar in place of many, each class of which the quick start can hold. */
@Tag("slow")
class QuickStartLibraryTest {
  private static final String SERVICE = "META-INF/services/a.Service";

  @TempDir private Path folder = Path.of("");

  @Test
  void every_class_has_a_present_version_and_passes_the_check_of_the_virtual_machine()
      throws Exception {
    Path from = jar(CommandLine.class);
    Path to = library(true, from);
    assertThat(versions(from)).as("the library that was").contains(49);
    assertThat(versions(to)).allMatch(version -> version >= 52);
    int checked = 0;
    try (JarFile jar = new JarFile(to.toFile());
        URLClassLoader loader = loader(to)) {
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
  void a_signed_jar_is_part_of_it_without_its_signature() throws Exception {
    Path from = jar(BouncyCastleProvider.class);
    assertThat(names(from)).anyMatch(name -> name.endsWith(".SF"));
    Path to = library(true, from);
    assertThat(names(to)).contains("META-INF/MANIFEST.MF").noneMatch(n -> n.endsWith(".SF"));
    try (URLClassLoader loader = loader(to)) {
      Class<?> type = Class.forName(BouncyCastleProvider.class.getName(), true, loader);
      assertThat(type.getSigners()).isNull();
    }
  }

  @Test
  void a_signed_jar_follows_it_where_the_signature_is_asked_for() throws Exception {
    Path to = library(false, jar(BouncyCastleProvider.class), jar(CommandLine.class));
    assertThat(names(to)).noneMatch(name -> name.startsWith("org/bouncycastle/"));
    try (URLClassLoader loader = loader(to)) {
      Class<?> type = Class.forName(BouncyCastleProvider.class.getName(), true, loader);
      assertThat(type.getSigners()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OpenJDK Runtime Environment, true",
    "Java(TM) SE Runtime Environment, false",
    "'', false"
  })
  void oracles_own_builds_ask_for_the_signature(String runtime, boolean opens) {
    assertThat(QuickStartLibrary.opensSigned(runtime)).isEqualTo(opens);
  }

  @Test
  void what_several_jars_have_is_taken_from_the_first_and_services_from_all() throws Exception {
    Path first = jar("first.jar", "1", List.of("a/Text", "first"), List.of(SERVICE, "a.First"));
    Path second = jar("second.jar", "2", List.of("a/Text", "second"), List.of(SERVICE, "b.Second"));
    try (JarFile jar = new JarFile(library(true, first, second).toFile())) {
      assertThat(text(jar, "a/Text")).isEqualTo("first");
      assertThat(text(jar, SERVICE).lines()).containsExactly("a.First", "b.Second");
    }
  }

  @Test
  void classes_are_in_the_form_for_the_java_that_runs() throws Exception {
    Path netty = jar(PlatformDependent.class);
    assertThat(names(netty)).anyMatch(name -> name.startsWith("META-INF/versions/"));
    Path to = library(true, netty);
    assertThat(names(to)).noneMatch(name -> name.startsWith("META-INF/versions/"));
    try (JarFile versioned =
            new JarFile(netty.toFile(), false, JarFile.OPEN_READ, Runtime.version());
        JarFile jar = new JarFile(to.toFile())) {
      assertThat(versioned.versionedStream().filter(entry -> !entry.isDirectory()))
          .filteredOn(entry -> entry.getName().startsWith("io/netty/"))
          .isNotEmpty()
          .allSatisfy(
              entry ->
                  assertThat(text(jar, entry.getName()))
                      .isEqualTo(text(versioned, entry.getName())));
    }
  }

  @Test
  void each_package_has_the_version_of_its_jar() throws Exception {
    Path to = library(true, jar(PlatformDependent.class), jar(CommandLine.class));
    try (URLClassLoader loader = loader(to)) {
      for (Class<?> type : List.of(PlatformDependent.class, CommandLine.class)) {
        assertThat(
                Class.forName(type.getName(), false, loader)
                    .getPackage()
                    .getImplementationVersion())
            .isEqualTo(type.getPackage().getImplementationVersion())
            .isNotNull();
      }
    }
  }

  private Path library(boolean opensSigned, Path... jars) throws IOException {
    Path to = folder.resolve("library.jar");
    QuickStartLibrary.write(List.of(jars), to, opensSigned);
    return to;
  }

  /** Makes a jar of files, each a list of its name and its content. */
  @SafeVarargs
  private Path jar(String name, String version, List<String>... files) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (List<String> file : files) {
        out.putNextEntry(new JarEntry(file.getFirst()));
        out.write(file.getLast().getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return jar;
  }

  private static Path jar(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static URLClassLoader loader(Path jar) throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private static List<String> names(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(JarEntry::getName).toList();
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8);
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
