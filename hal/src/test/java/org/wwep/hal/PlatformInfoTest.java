package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformInfoTest {
  private final Path root;

  PlatformInfoTest(@TempDir Path root) {
    this.root = root;
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void an_empty_machine_has_no_model_and_no_chips() {
    PlatformInfo platform = PlatformInfo.read(root, "Linux", "riscv64");
    assertThat(platform.os()).isEqualTo("Linux");
    assertThat(platform.arch()).isEqualTo("riscv64");
    assertThat(platform.model()).isNull();
    assertThat(platform.chips()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proc/device-tree/model", "sys/firmware/devicetree/base/model"})
  void the_model_is_read_from_either_place_without_its_zero_byte(String path) throws IOException {
    file(path, "Raspberry Pi 5 Model B Rev 1.0\0");
    assertThat(PlatformInfo.read(root).model()).isEqualTo("Raspberry Pi 5 Model B Rev 1.0");
  }

  @Test
  void an_empty_model_is_none() throws IOException {
    file("proc/device-tree/model", "\0");
    assertThat(PlatformInfo.read(root).model()).isNull();
  }

  @Test
  void chips_come_by_name_with_what_this_user_may_do() throws IOException {
    file("dev/gpiochip4", "");
    file("dev/gpiomem", "");
    // What cannot be reached can be opened by nobody, not even by root, who runs some builds.
    Files.createSymbolicLink(root.resolve("dev/gpiochip0"), root.resolve("gone"));
    assertThat(PlatformInfo.read(root).chips())
        .containsExactly(
            new PlatformInfo.Chip("gpiochip0", false, false),
            new PlatformInfo.Chip("gpiochip4", true, true));
  }

  @Test
  void a_chip_is_permitted_if_it_may_be_read_and_written() {
    assertThat(new PlatformInfo.Chip("gpiochip0", true, true).permitted()).isTrue();
    assertThat(new PlatformInfo.Chip("gpiochip0", true, false).permitted()).isFalse();
    assertThat(new PlatformInfo.Chip("gpiochip0", false, true).permitted()).isFalse();
  }

  @Test
  void this_machine_has_a_java() {
    assertThat(PlatformInfo.here().jvm()).contains(Runtime.version().toString());
    assertThat(PlatformInfo.here().arch()).isEqualTo(System.getProperty("os.arch"));
  }
}
