package org.wwep.emulator.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The documentation does what it says: every command in it is run, every link leads somewhere. */
@Tag("slow")
class DocsIT {
  private static final Path ROOT = root();
  private static final Path LIBRARY = ROOT.resolve("emulator/cli/target/lib");

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("mvnw"))) {
      Path parent = directory.getParent();
      if (parent == null) {
        throw new IllegalStateException("no mvnw above " + Path.of("").toAbsolutePath());
      }
      directory = parent;
    }
    return directory;
  }

  private static List<MarkdownPage> pages() throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(ROOT.resolve("README.md"));
    files.add(ROOT.resolve("CONTRIBUTING.md"));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
    }
    List<MarkdownPage> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(MarkdownPage.read(file));
    }
    return pages;
  }

  @TestFactory
  @EnabledOnOs(OS.LINUX)
  Stream<DynamicTest> every_command_does_what_the_page_says(@TempDir Path temporary)
      throws IOException {
    assertThat(LIBRARY).as("packaged by 'mvnw package'").isDirectory();
    List<DynamicTest> tests = new ArrayList<>();
    for (MarkdownPage markdownPage : pages()) {
      var sections =
          markdownPage.fences().stream()
              .filter(CodeBlock::isRun)
              .collect(
                  Collectors.groupingBy(CodeBlock::section, TreeMap::new, Collectors.toList()));
      sections.forEach(
          (line, fences) ->
              tests.add(
                  dynamicTest(
                      ROOT.relativize(markdownPage.file()) + ":" + line,
                      markdownPage.file().toUri(),
                      () -> play(markdownPage.file(), fences, temporary))));
    }
    assertThat(tests).as("sections with commands").isNotEmpty();
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> every_block_is_run_or_says_why_not() throws IOException {
    return pages().stream()
        .map(
            markdownPage ->
                dynamicTest(
                    ROOT.relativize(markdownPage.file()).toString(),
                    () ->
                        assertThat(markdownPage.fences())
                            .allSatisfy(
                                codeBlock ->
                                    assertThat(codeBlock.fault())
                                        .as(markdownPage.file() + ":" + codeBlock.line())
                                        .isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> every_link_leads_somewhere() throws IOException {
    return pages().stream()
        .map(
            markdownPage ->
                dynamicTest(
                    ROOT.relativize(markdownPage.file()).toString(),
                    () -> {
                      for (MarkdownPage.Link link : markdownPage.links()) {
                        follow(markdownPage, link);
                      }
                    }));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_page_that_promises_too_much_is_found_out(@TempDir Path temporary) {
    Path file = Path.of("lies.md");
    assertThatThrownBy(() -> playAll(file, temporary, "$ echo one; echo two", "one", "three"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("lies.md:1: expected, and not shown in its place: three");
    assertThatThrownBy(() -> playAll(file, temporary, "$ echo one; echo two", "one"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("more was shown than expected");
    assertThatThrownBy(() -> playAll(file, temporary, "$ ./wwep no-such-command", "..."))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ended with exit code 2");
  }

  private static void playAll(Path file, Path temporary, String... block)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(List.of("```console"));
    lines.addAll(List.of(block));
    lines.add("```");
    play(file, MarkdownPage.parse(file, lines).fences(), temporary);
  }

  private static void play(Path page, List<CodeBlock> fences, Path temporary)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(temporary, "scene");
    new DocsSection(page, fences, directory, LIBRARY).play();
  }

  private static void follow(MarkdownPage markdownPage, MarkdownPage.Link link) throws IOException {
    String target = link.target();
    if (target.matches("[a-z]+:.*")) {
      return; // the tests need no Internet
    }
    String place = markdownPage.file() + ":" + link.line() + " -> " + target;
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file =
        path.isEmpty() ? markdownPage.file() : markdownPage.file().resolveSibling(path).normalize();
    assertThat(file).as(place).exists();
    if (hash >= 0) {
      assertThat(MarkdownPage.read(file).anchors()).as(place).contains(target.substring(hash + 1));
    }
  }
}
