package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.StoreUnavailableException;

class FileStoreTest extends RegisterStoreContract {
  private static final DeviceId DEVICE = new DeviceId(0x0FAC);

  @TempDir Path directory = Path.of("");

  @Override
  Store open() throws StoreUnavailableException {
    return FileStore.open(directory.resolve("class.db"));
  }

  @Test
  void what_was_written_is_there_after_closing_and_opening_it() throws Exception {
    store.write(DEVICE, 0x0B, 0x1234);
    store.close();
    store = FileStore.existing(directory.resolve("class.db"));
    assertThat(store.read(DEVICE, 0x0B)).hasValue(0x1234);
    assertThat(directory.toFile().list()).containsExactly("class.db");
  }

  @Test
  void a_name_that_the_engine_would_take_for_another_file_system_is_a_file() throws Exception {
    // Here, and not in a directory: a colon in the first part of a path is what the engine looks
    // at.
    Path odd = Path.of("nio:" + ProcessHandle.current().pid() + ".db");
    try {
      try (Store first = FileStore.open(odd)) {
        first.write(DEVICE, 1, 2);
      }
      try (Store again = FileStore.existing(odd)) {
        assertThat(again.read(DEVICE, 1)).hasValue(2);
      }
    } finally {
      Files.deleteIfExists(odd);
    }
    assertThatThrownBy(() -> FileStore.open(directory.resolve("C:\\x.db")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("has no backslash in its name");
  }

  @Test
  void a_closed_store_acknowledges_nothing() throws Exception {
    store.close();
    assertThatThrownBy(() -> store.write(DEVICE, 1, 1))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store.read(DEVICE, 1)).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void nothing_is_acknowledged_or_shown_before_it_is_on_the_disk_and_writers_share_a_sync()
      throws Exception {
    try (Store slow = FileStore.open(directory.resolve("slow.db"), true, TestDisk.scheme());
        ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      TestDisk.Gate gate = TestDisk.holdSyncs();
      List<Future<Boolean>> writers = new ArrayList<>();
      writers.add(tasks.submit(() -> slow.write(DEVICE, 1, 1)));
      gate.awaitSync();
      for (int register = 2; register < 200; register++) {
        int number = register;
        writers.add(tasks.submit(() -> slow.write(DEVICE, number, number)));
      }
      assertThat(slow.read(DEVICE, 1)).isEmpty();
      assertThat(writers).noneMatch(Future::isDone);
      gate.open();
      for (Future<Boolean> writer : writers) {
        assertThat(writer.get()).isTrue();
      }
      assertThat(slow.all()).hasSize(199);
      assertThat(gate.syncs()).as("syncs for 199 writes").isLessThan(60);
    }
  }

  @Test
  void a_full_disk_is_no_acknowledgement_and_once_there_is_room_it_goes_on() throws Exception {
    Path file = directory.resolve("full.db");
    try (Store full = FileStore.open(file, true, TestDisk.scheme())) {
      full.write(DEVICE, 1, 1);
      try (TestDisk.Full _ = TestDisk.full()) {
        for (int i = 0; i < 3; i++) {
          assertThatThrownBy(() -> full.write(DEVICE, 1, 2))
              .isInstanceOf(StoreUnavailableException.class)
              .hasMessageContaining("full.db: the disk is full");
          assertThat(full.read(DEVICE, 1)).hasValue(1);
        }
      }
      assertThat(eventually(full)).isTrue();
      assertThat(full.read(DEVICE, 1)).hasValue(3);
    }
    try (Store again = FileStore.existing(file)) {
      assertThat(again.read(DEVICE, 1)).hasValue(3);
    }
  }

  private static boolean eventually(Store store) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < end) {
      try {
        return store.write(DEVICE, 1, 3);
      } catch (StoreUnavailableException _) {
        Thread.onSpinWait();
      }
    }
    return false;
  }

  @Test
  void a_probe_says_what_a_write_would_get_and_changes_no_register() throws Exception {
    Path file = directory.resolve("probe.db");
    try (Store probed = FileStore.open(file, true, TestDisk.scheme())) {
      probed.probe();
      assertThat(probed.all()).isEmpty();
      probed.write(DEVICE, 1, 1);
      probed.probe();
      try (TestDisk.Full _ = TestDisk.full()) {
        assertThatThrownBy(probed::probe)
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("probe.db: the disk is full");
        assertThat(probed.read(DEVICE, 1)).hasValue(1);
      }
      assertThat(eventually(probed)).isTrue();
      probed.probe();
      Files.delete(file);
      assertThatThrownBy(probed::probe).isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void a_file_that_cannot_be_written_is_refused_when_the_store_is_opened() throws Exception {
    Path file = directory.resolve("read-only.db");
    FileStore.open(file).close();
    try (TestDisk.Full _ = TestDisk.full()) {
      assertThatThrownBy(() -> FileStore.open(file, true, TestDisk.scheme()))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("read-only.db: the disk is full");
    }
  }

  @Test
  void a_file_that_was_taken_away_is_no_acknowledgement() throws Exception {
    store.write(DEVICE, 1, 1);
    Files.delete(directory.resolve("class.db"));
    assertThatThrownBy(() -> store.write(DEVICE, 1, 2))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(directory.resolve("class.db")).doesNotExist();
  }

  @Test
  void a_file_that_is_open_already_is_one_line() {
    assertThatThrownBy(() -> FileStore.open(directory.resolve("class.db")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("class.db: is open in another process");
  }

  @Test
  void what_is_not_ours_is_one_line_and_stays_as_it_is() throws Exception {
    Path text = Files.writeString(directory.resolve("text"), "not registers\n".repeat(1000));
    Path short_ = Files.writeString(directory.resolve("short"), "x");
    Path empty = Files.createFile(directory.resolve("empty"));
    Path foreign = directory.resolve("foreign");
    MVStore other = MVStore.open(foreign.toString());
    other.<String, String>openMap("data").put("a", "b");
    other.close();
    for (Path file : List.of(text, short_, empty, foreign)) {
      byte[] before = Files.readAllBytes(file);
      assertThatThrownBy(() -> FileStore.open(file))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage(file + ": " + RegisterFileErrors.NOT_OURS);
      assertThat(file).hasBinaryContent(before);
    }
    assertThatThrownBy(() -> FileStore.open(directory)).hasMessageContaining("not a file of reg");
  }

  @Test
  void where_no_file_can_be_made_is_one_line() {
    assertThatThrownBy(() -> FileStore.open(directory.resolve("no/such.db")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("there is no such file or directory");
    assertThatThrownBy(() -> FileStore.open(directory.resolve("class.db/x.db")))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> FileStore.existing(directory.resolve("no.db")))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void a_file_that_is_written_again_and_again_does_not_grow_for_ever() throws Exception {
    for (int i = 0; i < 3000; i++) {
      store.write(DEVICE, i & 0xFF, i);
    }
    assertThat(Files.size(directory.resolve("class.db"))).isLessThan(40L << 20);
  }
}
