package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is printed goes through one of few classes, which make fit what others wrote: nobody
 * prints beside them.
 */
class OutputEdgeTest {
  private static final Path ROOT = Path.of("../..");

  /** The edges, and what has nothing of anybody else's in it: help, numbers, a worker's frames. */
  private static final Set<String> EDGES =
      Set.of(
          "CompletionCommand.java",
          "LineWriter.java",
          "ErrorOutput.java",
          "StatusLine.java",
          "ProtocolOutput.java",
          "RegistersCommand.java",
          "Wwep.java");

  private static final Pattern PRINT =
      Pattern.compile(
          "System\\.(out|err)\\b(?!\\))|\\b(err|out|getErr\\(\\)|getOut\\(\\))"
              + "\\.(print|println|printf|format)\\(|printStackTrace\\(\\)");

  private static List<String> prints(Path file) throws IOException {
    return PRINT.matcher(code(Files.readString(file))).results().map(r -> r.group()).toList();
  }

  private static String code(String text) {
    return text.replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "");
  }

  @Test
  void nobody_prints_beside_the_edges() throws Exception {
    for (String module : List.of("hal", "wwep-client", "device", "emulator")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
        List<Path> sources =
            files
                .filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                .filter(file -> !EDGES.contains(file.getFileName().toString()))
                .toList();
        assertThat(sources).isNotEmpty();
        for (Path file : sources) {
          assertThat(prints(file)).as(file.toString()).isEmpty();
        }
      }
    }
  }

  @Test
  void somebody_who_does_is_found() {
    for (String planted :
        List.of(
            "System.err.println(peer)",
            "command.getErr().println(name)",
            "err.print(text)",
            "out.printf(\"%s\", reply)",
            "e.printStackTrace()")) {
      assertThat(PRINT.matcher(code(planted)).find()).as(planted).isTrue();
    }
  }
}
