package org.wwep.emulator.structure;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may use which third-party library; what is not in it may be used nowhere. */
public final class LibraryTable {
  /** Packages of a library, and the packages or modules of ours that may use them. */
  private static final Map<String, List<String>> ROWS = rows();

  private LibraryTable() {}

  private static Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    rows.put("org.jspecify", List.of("org.wwep"));
    rows.put(
        "org.bouncycastle",
        List.of(
            "org.wwep.net.tls",
            "org.wwep.emulator.pki",
            "org.wwep.emulator.proxy",
            "org.wwep.emulator.coprocessor.flash",
            "org.wwep.emulator.coprocessor"));
    rows.put("com.pi4j", List.of("org.wwep.hal.pi4j"));
    rows.put("org.slf4j", List.of());
    rows.put(
        "io.netty",
        List.of(
            "org.wwep.emulator.fleet",
            "org.wwep.emulator.http",
            "org.wwep.emulator.server.netty",
            "org.wwep.emulator.store"));
    rows.put("org.HdrHistogram", List.of("org.wwep.emulator.fleet"));
    rows.put("io.lettuce", List.of("org.wwep.emulator.store"));
    rows.put("reactor", List.of());
    rows.put("org.h2", List.of("org.wwep.emulator.store"));
    rows.put("io.micrometer", List.of("org.wwep.emulator.server.admin"));
    rows.put("io.prometheus", List.of());
    rows.put(
        "com.fasterxml.jackson.core",
        List.of(
            "org.wwep.emulator.json",
            "org.wwep.emulator.store",
            "org.wwep.emulator.scenario.command"));
    rows.put("io.modelcontextprotocol", List.of("org.wwep.emulator.mcp"));
    rows.put("com.dylibso.chicory", List.of("org.wwep.emulator.firmware.wasm"));
    rows.put("org.objectweb.asm", List.of("org.wwep.emulator.firmware.wasm"));
    rows.put("org.snakeyaml", List.of("org.wwep.emulator.scenario.yaml"));
    rows.put("picocli", List.of("org.wwep.emulator.cli"));
    rows.put(
        "org.jline", List.of("org.wwep.emulator.cli.terminal", "org.wwep.emulator.cli.device"));
    rows.put("org.xbill", List.of("org.wwep.emulator.external"));
    rows.put("javax.jmdns", List.of("org.wwep.emulator.netapp"));
    rows.put("org.junit", List.of("org.wwep.emulator.junit", ProjectClasses.CONTRACTS));
    rows.put("org.assertj", List.of(ProjectClasses.CONTRACTS));
    return rows;
  }

  /** The JDK's own packages, which everybody may use as far as other rules let them. */
  private static final List<String> JDK =
      List.of("java.", "javax.", "jdk.", "org.w3c.dom", "org.xml.sax");

  /** Lists who uses a library that he may not use, as {@code class uses package}. */
  public static List<String> violations(String module, Iterable<JavaClass> classes) {
    Set<String> violations = new TreeSet<>();
    for (JavaClass from : classes) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.isPrimitive()
            && !allowed(module, from.getPackageName(), target.getPackageName())) {
          violations.add(from.getName() + " uses " + target.getPackageName());
        }
      }
    }
    return new ArrayList<>(violations);
  }

  private static boolean allowed(String module, String from, String target) {
    if (within(target, "org.wwep")) {
      return true;
    }
    for (Map.Entry<String, List<String>> row : ROWS.entrySet()) {
      if (within(target, row.getKey())) {
        return row.getValue().stream().anyMatch(user -> user.equals(module) || within(from, user));
      }
    }
    return JDK.stream().anyMatch(prefix -> target.startsWith(prefix));
  }

  private static boolean within(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }
}
