package org.wwep.emulator.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataHomeTest {
  private static Path certs(Map<String, String> environment) {
    return DataHome.of("certs", environment, Path.of("/home/ada"));
  }

  @Test
  void files_are_in_the_users_data_directory() {
    Path usual = Path.of("/home/ada/.local/share/wwep/certs");
    assertThat(certs(Map.of())).isEqualTo(usual);
    assertThat(certs(Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/wwep/certs"));
    assertThat(certs(Map.of("XDG_DATA_HOME", "data"))).as("relative").isEqualTo(usual);
  }
}
