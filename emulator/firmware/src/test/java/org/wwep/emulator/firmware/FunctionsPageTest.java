package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;

/** The reference page of C functions says what the headers declare, and all of that is there. */
class FunctionsPageTest {
  private static final Path INTERFACES = Path.of("../../device/c/interfaces");
  private static final Path PAGE = Path.of("../../docs/reference/firmware-functions.md");
  private static final Set<String> PRIVATE =
      Set.of(
          "wiced_internal.h",
          "wiced_packet.h",
          "http_internal.h",
          "freertos_task.h",
          "mtb_socket.h");
  private static final Pattern NOT_PUBLIC =
      Pattern.compile("(wwep_|WWEP_|_|Z_|IS_ENABLED_|CONCAT_|STRINGIFY_).*");
  private static final List<String> APIS =
      List.of("wwep", "wiced", "freertos", "modustoolbox", "zephyr/include");
  private static final Pattern WORD = Pattern.compile("([A-Za-z_]\\w*)");
  private static final Pattern MACRO = Pattern.compile("(?m)^#define (\\w+)\\(");
  private static final Pattern OTHER_NAME = Pattern.compile("(?m)^#define ([a-z]\\w*) [a-z]\\w*$");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?m)^(?!typedef|struct \\w+ \\{|enum)[A-Za-z_][\\w *]*?[ *](\\w+)\\([^;{}]*\\)[^;{}]*[;{]");

  private static String code(Path header) {
    try {
      return Files.readString(header).replaceAll("(?s)/\\*.*?\\*/", "").replace("\\\n", " ");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> found(Pattern pattern, String code) {
    return pattern.matcher(code).results().map(found -> found.group(1));
  }

  private static Set<String> functions(Path header) {
    return found(FUNCTION, code(header).replaceAll("(?m)^#.*$", ""))
        .filter(name -> !NOT_PUBLIC.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Path header) {
    Set<String> names = functions(header);
    Stream.of(MACRO, OTHER_NAME)
        .flatMap(pattern -> found(pattern, code(header)))
        .filter(name -> !NOT_PUBLIC.matcher(name).matches())
        .forEach(names::add);
    return names;
  }

  private static Map<String, Path> headers(String folder) throws IOException {
    Path root = INTERFACES.resolve(folder);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".h"))
          .filter(file -> !PRIVATE.contains(file.getFileName().toString()))
          .collect(
              Collectors.toMap(
                  file -> root.relativize(file).toString(),
                  file -> file,
                  (a, _) -> a,
                  TreeMap::new));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wwep", "wiced", "freertos", "modustoolbox", "zephyr/include"})
  void the_page_has_every_function_of_every_header(String folder) throws Exception {
    String page = Files.readString(PAGE);
    for (Map.Entry<String, Path> header : headers(folder).entrySet()) {
      Set<String> names = names(header.getValue());
      if (!names.isEmpty()) {
        assertThat(page)
            .contains(
                "\n`%s`: %s\n"
                    .formatted(
                        header.getKey(),
                        names.stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", "))));
      }
    }
  }

  @Test
  void every_function_is_called_by_a_program_of_a_test() throws Exception {
    Set<String> words = new TreeSet<>();
    for (Path folder : List.of(TestCarrier.PROGRAMS, TestCarrier.EXAMPLES)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".c"))
            .flatMap(file -> found(WORD, code(file)))
            .forEach(words::add);
      }
    }
    // The causes of an end are a test's own choice.
    words.addAll(List.of("k_panic", "k_oops", "sys_reboot"));
    for (String api : APIS) {
      for (Path header : headers(api).values()) {
        assertThat(names(header))
            .as("%s", header)
            .allSatisfy(name -> assertThat(words).contains(name));
      }
    }
  }

  @Test
  void every_function_of_every_header_is_there_to_be_linked(@TempDir Path folder) throws Exception {
    TestCarrier.NATIVE.assumeAvailable();
    Set<String> functions = new TreeSet<>();
    for (String api : APIS) {
      for (Path header : headers(api).values()) {
        String inline = code(header);
        functions(header).stream()
            .filter(
                name ->
                    !Pattern.compile("static inline [^;{]*\\b" + name + "\\(")
                        .matcher(inline)
                        .find())
            .forEach(functions::add);
      }
    }
    functions.remove("application_start"); // the firmware's own
    String source =
        functions.stream().map("extern char %s[];\n"::formatted).collect(Collectors.joining())
            + "int main(void) { return 0; }\nchar *all[] = {\n"
            + String.join(",\n", functions)
            + "};\n";
    Path file = Files.writeString(folder.resolve("all.c"), source);
    assertThat(functions).hasSizeGreaterThan(350);
    TestCarrier.NATIVE.carrier(FirmwareSources.of(file));
  }
}
