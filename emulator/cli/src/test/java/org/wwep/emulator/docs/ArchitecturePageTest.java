package org.wwep.emulator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.structure.ProjectModule;

/** The map of the project, held against the project. */
class ArchitecturePageTest {
  private static final Path PAGE =
      ProjectModule.ROOT.resolve(Path.of("docs", "explanation", "architecture.md"));
  private static final Pattern PACKAGE = Pattern.compile("^\\* `(org\\.wwep[a-z0-9.]*)`: ");
  private static final Pattern MODULE = Pattern.compile("^\\*\\*`([^`]+)`\\*\\*$");
  private static final Pattern LINK = Pattern.compile("\\[`(\\w+)`]\\(([^)#]+)\\)");
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9/-]+)` \\| (.*)$");
  private static final Pattern LIBRARY = Pattern.compile("^\\| [^|`]+ \\| `([a-z0-9.]+)` \\| .*");

  private final List<String> page = read();

  @Test
  void every_package_is_in_the_map_and_no_other() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (ProjectModule module : ProjectModule.withSources()) {
      for (String name : module.classNames()) {
        expected.add(module.name() + " " + name.substring(0, name.lastIndexOf('.')));
      }
    }
    List<String> seen = new ArrayList<>();
    String module = "";
    for (String line : page) {
      Matcher heading = MODULE.matcher(line);
      module = heading.matches() ? heading.group(1) : module;
      Matcher entry = PACKAGE.matcher(line);
      if (entry.find()) {
        seen.add(module + " " + entry.group(1));
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_module_is_in_the_table_with_what_it_uses() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : page) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(row.group(1));
      }
    }
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            ProjectModule.all().stream().map(ProjectModule::name).toList());
    for (ProjectModule module : ProjectModule.withSources()) {
      String row =
          page.stream()
              .filter(line -> line.startsWith("| `" + module.name() + "` |"))
              .findFirst()
              .orElseThrow();
      String uses = row.split("\\|", -1)[3];
      if (!uses.contains("all of these")) {
        assertThat(codeSpans(uses)).as(module.name()).isEqualTo(used(module));
      }
    }
  }

  @Test
  void every_link_to_a_class_leads_to_its_file() {
    List<String> links = new ArrayList<>();
    for (String line : page) {
      Matcher link = LINK.matcher(line);
      while (link.find()) {
        links.add(link.group(1));
        Path file = PAGE.resolveSibling(link.group(2)).normalize();
        assertThat(file).isRegularFile();
        assertThat(file.getFileName()).hasToString(link.group(1) + ".java");
      }
    }
    assertThat(links).contains("RequestDecoder", "ClientMachine", "FaultyStream");
  }

  @Test
  void every_library_of_a_pom_has_its_reason_and_no_other() throws IOException {
    Set<String> expected = new TreeSet<>();
    List<ProjectModule.Dependency> declared = new ArrayList<>(ProjectModule.common());
    for (ProjectModule module : ProjectModule.withSources()) {
      declared.addAll(module.dependencies());
    }
    declared.forEach(dependency -> expected.add(dependency.group()));
    expected.remove("org.wwep");
    List<String> seen = new ArrayList<>();
    for (String line : page) {
      Matcher row = LIBRARY.matcher(line);
      if (row.matches()) {
        seen.add(row.group(1));
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_class_that_a_package_names_exists() throws IOException {
    PackagePages pages = PackagePages.read();
    assertThat(pages.named()).hasSizeGreaterThan(150);
    assertThat(pages.missing()).isEmpty();
  }

  private static Set<String> used(ProjectModule module) throws IOException {
    Set<String> names = new TreeSet<>();
    for (ProjectModule.Dependency dependency : module.dependencies()) {
      for (ProjectModule other : ProjectModule.all()) {
        if (dependency.group().equals("org.wwep")
            && !dependency.scope().equals("test")
            && dependency.artifact().equals(other.artifact())) {
          names.add(other.name());
        }
      }
    }
    return names;
  }

  private static Set<String> codeSpans(String cell) {
    Set<String> spans = new TreeSet<>();
    Matcher span = Pattern.compile("`([^`]+)`").matcher(cell);
    while (span.find()) {
      spans.add(span.group(1));
    }
    return spans;
  }

  private static List<String> read() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
