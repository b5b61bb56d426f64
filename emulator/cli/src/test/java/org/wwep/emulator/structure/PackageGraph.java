package org.wwep.emulator.structure;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which packages use which, among the classes it is given. */
public final class PackageGraph {
  /** For each package the packages it uses, and an example of each use. */
  private final Map<String, Map<String, String>> uses = new TreeMap<>();

  /** Reads the uses between the packages of these classes. */
  public PackageGraph(Iterable<JavaClass> classes) {
    for (JavaClass from : classes) {
      uses.putIfAbsent(from.getPackageName(), new TreeMap<>());
    }
    for (JavaClass from : classes) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!to.equals(from.getPackageName()) && uses.containsKey(to)) {
          of(from.getPackageName())
              .putIfAbsent(
                  to, from.getSimpleName() + " -> " + dependency.getTargetClass().getSimpleName());
        }
      }
    }
  }

  /** Lists the sets of packages that use each other in a circle, as {@code a + b}. */
  public List<String> cycles() {
    List<String> cycles = new ArrayList<>();
    Set<String> done = new TreeSet<>();
    for (String one : uses.keySet()) {
      if (!done.contains(one)) {
        Set<String> circle = new TreeSet<>(reachable(one));
        circle.removeIf(other -> !reachable(other).contains(one));
        if (!circle.isEmpty()) {
          cycles.add(String.join(" + ", circle));
          done.addAll(circle);
        }
      }
    }
    return cycles;
  }

  /** Lists the uses inside a circle, each with an example: what to cut. */
  public List<String> arrows(String cycle) {
    List<String> packages = List.of(cycle.split(" \\+ "));
    List<String> arrows = new ArrayList<>();
    for (String from : packages) {
      of(from)
          .forEach(
              (to, example) -> {
                if (packages.contains(to)) {
                  arrows.add(from + " -> " + to + " (" + example + ")");
                }
              });
    }
    return arrows;
  }

  private Map<String, String> of(String from) {
    return uses.getOrDefault(from, Map.of());
  }

  private Set<String> reachable(String start) {
    Set<String> seen = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(of(start).keySet());
    while (!next.isEmpty()) {
      String one = next.remove();
      if (seen.add(one)) {
        next.addAll(of(one).keySet());
      }
    }
    return seen;
  }
}
