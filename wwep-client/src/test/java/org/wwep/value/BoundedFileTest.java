package org.wwep.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_file_is_read_up_to_its_bound() throws Exception {
    Path file = folder.resolve("file");
    Files.write(file, new byte[1 << 20]);
    assertThat(BoundedFile.read(file, 1)).hasSize(1 << 20);
    Files.write(file, new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> BoundedFile.read(file, 1))
        .hasMessageContaining("it is larger than 1 MiB");
  }

  @Test
  void a_device_is_no_file_and_one_that_is_missing_may_be_one() throws Exception {
    assertThat(BoundedFile.regular(folder.resolve("missing"))).doesNotExist();
    assertThat(BoundedFile.regular(folder)).isDirectory();
    assertThatThrownBy(() -> BoundedFile.regular(Path.of("/dev/null")))
        .hasMessageContaining("it is a pipe or a device: name a file");
  }

  @Test
  void a_folder_that_may_not_be_read_is_told_in_words() {
    assertThat(FileErrors.line(new AccessDeniedException("a/b")))
        .isEqualTo("a/b: permission denied");
  }
}
