package org.wwep.emulator.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.structure.ProjectModule;

/**
 * The classes that the {@code package-info} files name.
 *
 * @param named all of them, each with its file
 * @param missing those that are not in the project
 */
record PackagePages(List<String> named, List<String> missing) {
  private static final Pattern NAME =
      Pattern.compile(
          "\\{@(?:code|link)\\s+(?:[a-z0-9]+\\.)*([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)?)}");

  /** What they name that is not a class of ours. */
  private static final Set<String> OTHERS = Set.of();

  /** Reads all of them, of tests too. */
  static PackagePages read() throws IOException {
    List<Path> files = new ArrayList<>();
    Set<String> classes = new HashSet<>(OTHERS);
    for (ProjectModule module : ProjectModule.withSources()) {
      for (String kind : List.of("main", "test")) {
        for (Path file :
            ProjectModule.javaFiles(module.directory().resolve(Path.of("src", kind, "java")))) {
          String name = file.getFileName().toString();
          classes.add(name.substring(0, name.length() - ".java".length()));
          if (name.equals("package-info.java")) {
            files.add(file);
          }
        }
      }
    }
    List<String> named = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Path file : files) {
      Matcher name = NAME.matcher(Files.readString(file).replaceAll("\n \\* *", " "));
      while (name.find()) {
        String line = ProjectModule.ROOT.relativize(file) + ": " + name.group(1);
        named.add(line);
        if (!classes.contains(name.group(1))) {
          missing.add(line);
        }
      }
    }
    return new PackagePages(named, missing);
  }
}
