package org.wwep.emulator.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.TlsSpec;

/** The digest of all files that decide what comes of a seed: another digest is another search. */
public final class SearchDigest {
  /** Headers that a source has beside it, or in folders below. */
  private static final int DEEPEST = 4;

  private final MessageDigest digest;

  private SearchDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the digest of a scenario, of the files that it names, and of its firmware.
   *
   * @param classPath folders and jars of firmware in Java
   * @param corpus plans that the search begins with
   */
  public static String of(Scenario scenario, List<Path> classPath, List<Path> corpus)
      throws IOException {
    SearchDigest digest = new SearchDigest();
    digest.file("scenario", Path.of(scenario.file()));
    ServerSpec.Tls serverTls = scenario.server().tls();
    if (serverTls != null) {
      digest.beside(scenario, serverTls.certificate(), serverTls.key());
    }
    List<FirmwareSpec> firmware = new ArrayList<>();
    for (DeviceSpec device : scenario.devices()) {
      firmware.add(device.firmware());
      for (LinkSpec link : device.links()) {
        TlsSpec tls = link.tls();
        if (tls != null) {
          digest.beside(scenario, tls.certificate(), tls.key(), tls.ca());
          for (String list : tls.crls()) {
            digest.beside(scenario, list);
          }
        }
      }
    }
    FirmwareSpec server = scenario.server().firmware();
    if (server != null) {
      firmware.add(server);
    }
    for (FirmwareSpec one : firmware) {
      digest.firmware(one);
    }
    for (Path place : classPath) {
      digest.tree(place, Integer.MAX_VALUE, "");
    }
    for (Path plan : corpus) {
      digest.file("plan", plan);
    }
    return HexFormat.of().formatHex(digest.digest.digest());
  }

  private void beside(Scenario scenario, @Nullable String... names) throws IOException {
    for (String name : names) {
      if (name != null) {
        file(name, scenario.beside(name));
      }
    }
  }

  private void firmware(FirmwareSpec firmware) throws IOException {
    switch (firmware) {
      case FirmwareSpec.CSources(var sources, var carrier) -> {
        text(carrier + " " + new TreeMap<>(sources.defines()));
        for (Path source : sources.files()) {
          file(source.getFileName().toString(), source);
          tree(source.toAbsolutePath().getParent(), DEEPEST, ".h");
        }
        for (Path folder : sources.include()) {
          tree(folder, Integer.MAX_VALUE, "");
        }
      }
      case FirmwareSpec.BuiltFile(var file) -> file("built", file);
      case FirmwareSpec.Course course -> text(course.name());
      case FirmwareSpec.JavaClass(var name) -> text(name);
      case FirmwareSpec.OnBench _ -> text("bench");
    }
  }

  private void tree(@Nullable Path top, int depth, String ending) throws IOException {
    Path folder = Objects.requireNonNull(top);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, depth)) {
      files =
          all.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      file(folder.relativize(file).toString(), file);
    }
  }

  private void file(String name, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    text(name + " " + content.length);
    digest.update(content);
  }

  private void text(String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
