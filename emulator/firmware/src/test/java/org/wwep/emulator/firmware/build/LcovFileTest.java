package org.wwep.emulator.firmware.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts of executed lines as other tools read them. */
class LcovFileTest {
  @Test
  void a_source_that_is_no_utf_8_is_counted_as_any_other(@TempDir Path folder) throws Exception {
    Path annotated =
        Files.writeString(
            folder.resolve("main.c.gcov"),
            "        -:    0:Source:main.c\n        3:    1:f(\"\u00e4\");\n    #####:    2:g();\n",
            StandardCharsets.ISO_8859_1);
    Path file = folder.resolve("lines.info");
    LcovFile.write(file, List.of(new CoverageReport("main.c", 50, 2, annotated)));
    assertThat(file).content().contains("SF:main.c", "DA:1,3", "DA:2,0", "LF:2", "LH:1");
  }
}
