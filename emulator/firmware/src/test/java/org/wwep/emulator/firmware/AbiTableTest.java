package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables in C and in Java are the same. */
class AbiTableTest {
  private static final Path C = Path.of("../../device/c");

  private static Map<String, Integer> inC(String prefix) throws IOException {
    String header = Files.readString(C.resolve("port/wwep_abi.h"));
    return Pattern.compile("#define WWEP_" + prefix + "_(\\w+) \\(?(-?\\d+)")
        .matcher(header)
        .results()
        .collect(
            Collectors.toMap(
                found -> found.group(1),
                found -> Integer.valueOf(found.group(2)),
                (one, _) -> one,
                TreeMap::new));
  }

  @Test
  void operations_have_the_same_numbers() throws Exception {
    assertThat(
            Arrays.stream(Operation.values())
                .collect(Collectors.toMap(Operation::name, Operation::number)))
        .isEqualTo(inC("OP"));
    assertThat(inC("ABI")).containsEntry("VERSION", Operation.ABI_VERSION);
  }

  @Test
  void errors_have_the_same_numbers() throws Exception {
    assertThat(
            Arrays.stream(AbiError.values())
                .collect(Collectors.toMap(AbiError::name, AbiError::code)))
        .isEqualTo(inC("ERROR"));
  }

  @Test
  void faults_and_misuse_have_the_same_numbers() throws Exception {
    assertThat(
            Arrays.stream(FaultKind.values())
                .collect(Collectors.toMap(FaultKind::name, FaultKind::code)))
        .isEqualTo(inC("FAULT"));
    assertThat(
            Arrays.stream(MisuseKind.values())
                .collect(Collectors.toMap(MisuseKind::name, MisuseKind::code)))
        .isEqualTo(inC("REPORT"));
  }

  @Test
  void the_list_of_the_port_s_files_is_complete() throws Exception {
    try (Stream<Path> files = Files.walk(C)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> C.relativize(file).toString())
                  .filter(name -> !name.equals("FILES")))
          .containsExactlyInAnyOrderElementsOf(Files.readAllLines(C.resolve("FILES")));
    }
  }
}
