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
import java.util.stream.IntStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.StoreUnavailableException;

class FileStoreTest extends RegisterStoreContract {
  private static final DeviceId DEVICE = new DeviceId(0x0FAC);

  private final TestDisk disk = new TestDisk();

  @TempDir Path directory = Path.of("");

  @Override
  Store open() throws StoreUnavailableException {
    return FileStore.open(directory.resolve("class.db"), Loss.REFUSED);
  }

  @Test
  void what_was_written_is_there_after_closing_and_opening_it() throws Exception {
    store.write(DEVICE, 0x0B, 0x1234);
    store.close();
    store = FileStore.open(directory.resolve("class.db"), Loss.REFUSED);
    assertThat(store.read(DEVICE, 0x0B)).hasValue(0x1234);
    assertThat(directory.toFile().list()).containsExactly("class.db");
  }

  @Test
  void a_name_with_a_colon_or_a_backslash_is_a_file() throws Exception {
    Path odd = Path.of("nio:\\" + ProcessHandle.current().pid() + ".db");
    try {
      try (Store first = FileStore.open(odd, Loss.REFUSED)) {
        first.write(DEVICE, 1, 2);
      }
      try (Store again = FileStore.open(odd, Loss.REFUSED)) {
        assertThat(again.read(DEVICE, 1)).hasValue(2);
      }
    } finally {
      Files.deleteIfExists(odd);
    }
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
    try (Store slow = FileStore.open(directory.resolve("slow.db"), Loss.REFUSED, disk);
        ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      TestDisk.Gate gate = disk.holdSyncs();
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
    try (Store full = FileStore.open(file, Loss.REFUSED, disk)) {
      full.write(DEVICE, 1, 1);
      try (TestDisk.Full _ = disk.full()) {
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
    try (Store again = FileStore.open(file, Loss.REFUSED)) {
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
    try (Store probed = FileStore.open(file, Loss.REFUSED, disk)) {
      probed.probe();
      assertThat(probed.all()).isEmpty();
      probed.write(DEVICE, 1, 1);
      probed.probe();
      try (TestDisk.Full _ = disk.full()) {
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
    FileStore.open(file, Loss.REFUSED).close();
    try (TestDisk.Full _ = disk.full()) {
      assertThatThrownBy(() -> FileStore.open(file, Loss.REFUSED, disk))
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
    assertThatThrownBy(() -> FileStore.open(directory.resolve("class.db"), Loss.REFUSED))
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
      assertThatThrownBy(() -> FileStore.open(file, Loss.REFUSED))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage(file + ": " + RegisterFileErrors.NOT_OURS);
      assertThat(file).hasBinaryContent(before);
    }
    assertThatThrownBy(() -> FileStore.open(directory, Loss.REFUSED))
        .hasMessageContaining("not a file of reg");
  }

  @Test
  void where_no_file_can_be_made_is_one_line() {
    assertThatThrownBy(() -> FileStore.open(directory.resolve("no/such.db"), Loss.REFUSED))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("there is no such file or directory");
    assertThatThrownBy(() -> FileStore.open(directory.resolve("class.db/x.db"), Loss.REFUSED))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void a_file_that_is_written_again_and_again_does_not_grow_for_ever() throws Exception {
    for (int i = 0; i < 500; i++) {
      store.write(DEVICE, i & 0xFF, i);
    }
    for (int i = 0; i < 30; i++) {
      store.replaceAll(all(i));
      writeAll(4096, i);
    }
    assertThat(Files.size(directory.resolve("class.db"))).isLessThan(3L << 20);
    assertThat(store.all()).hasSize(4096).allMatch(one -> one.value() == 29);
    store.close();
    store = open();
    assertThat(store.all()).hasSize(4096).allMatch(one -> one.value() == 29);
    assertThat(directory.toFile().list()).containsExactly("class.db");
  }

  private static List<Register> all(int value) {
    return IntStream.range(0, 4096)
        .mapToObj(i -> new Register(new DeviceId(i >> 8), i & 0xFF, value))
        .toList();
  }

  private void writeAll(int count, int value) throws Exception {
    List<Future<Boolean>> writers = new ArrayList<>();
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Register one : all(value).subList(0, count)) {
        writers.add(tasks.submit(() -> store.write(one.device(), one.number(), one.value())));
      }
    }
    for (Future<Boolean> writer : writers) {
      writer.get();
    }
  }
}
