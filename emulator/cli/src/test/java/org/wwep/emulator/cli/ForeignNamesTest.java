package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients name their things is not printed as it is. */
class ForeignNamesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void the_name_of_a_proxy_cannot_paint_the_terminal() throws Exception {
    List<String> words =
        List.of("proxy", "--api-port", "0", "--upstream", "localhost:1", "--name", "\u202e[31m");
    try (ServiceRun proxy = new ServiceRun(folder, _ -> {}, words)) {
      assertThat(proxy.await("proxy .*")).isEqualTo("proxy \\u202E[31m -> localhost:1");
    }
  }
}
