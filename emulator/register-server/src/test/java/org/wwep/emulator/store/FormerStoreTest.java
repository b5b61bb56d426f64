package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.StoreUnavailableException;

/** {@code former.db.gz} was written by the wwep of commit 2ee058c: twelve writes. */
class FormerStoreTest {
  @TempDir Path directory = Path.of("");

  private Path former() throws IOException {
    Path file = directory.resolve("class.db");
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(FormerStoreTest.class.getResourceAsStream("former.db.gz")))) {
      Files.copy(in, file);
    }
    return file;
  }

  private static Register[] written() {
    return IntStream.range(0, 12)
        .mapToObj(i -> new Register(new DeviceId(i % 7 == 6 ? 0x0FAC : i % 7), i % 50, i))
        .sorted()
        .toArray(Register[]::new);
  }

  @Test
  void it_is_converted_once_and_kept_as_it_was_beside() throws Exception {
    Path file = former();
    byte[] before = Files.readAllBytes(file);
    assertThat(StoreReport.read(file).registers()).containsExactly(written());
    assertThat(StoreReport.read(file).checked()).isFalse();
    assertThat(file).hasBinaryContent(before);
    for (int i = 0; i < 2; i++) {
      try (Store store = FileStore.open(file, Loss.REFUSED)) {
        assertThat(store.all()).containsExactly(written());
      }
    }
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("class.db", "class.db.before-2");
    assertThat(directory.resolve("class.db.before-2")).hasBinaryContent(before);
    assertThat(StoreReport.read(file).checked()).isTrue();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Files.getPosixFilePermissions(directory.resolve("class.db.before-2")));
  }

  /** Its opening code is {@link FormerStore}'s: both ask the engine for a file to read. */
  @Test
  void a_former_wwep_refuses_the_new_format() throws Exception {
    Path file = directory.resolve("new.db");
    try (Store store = FileStore.open(file, Loss.REFUSED)) {
      store.write(new DeviceId(1), 2, 3);
    }
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> FormerStore.read(file))
        .isInstanceOfSatisfying(
            MVStoreException.class,
            e -> assertThat(RegisterFileErrors.line(e)).isEqualTo(RegisterFileErrors.NOT_OURS));
    assertThat(file).hasBinaryContent(before);
  }

  /** It has no checksums: what the engine itself does not miss, nobody can. */
  @Test
  void one_that_was_cut_or_changed_is_opened_as_far_as_it_goes_or_is_one_line() throws Exception {
    Path file = former();
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int place = 0; place < whole.length; place += 1024) {
      byte[] changed = whole.clone();
      Arrays.fill(changed, place, place + 1024, (byte) 0xFF);
      for (byte[] bytes : List.of(Arrays.copyOf(whole, place + 1), changed)) {
        Files.write(file, bytes);
        try {
          FileStore.open(file, Loss.REFUSED).close();
        } catch (StoreUnavailableException e) {
          assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1);
          assertThat(file).hasBinaryContent(bytes);
          // Accepting a loss would not help: nothing says which of its registers are good.
          assertThat(e.getCause())
              .isInstanceOfSatisfying(
                  StoreDamageException.class, d -> assertThat(d.mayBeAccepted()).isFalse());
          assertThatThrownBy(() -> FileStore.open(file, Loss.ACCEPTED)).hasMessage(e.getMessage());
          refused++;
        }
        Files.deleteIfExists(directory.resolve("class.db.before-2"));
      }
    }
    assertThat(refused).isPositive();
  }
}
