package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.server.Register;
import org.wwep.protocol.DeviceId;

class SnapshotScheduleTest {
  @TempDir Path directory = Path.of("");
  private Instant now = Instant.parse("2026-11-30T23:59:58Z");

  @Test
  void the_latest_copies_are_kept_and_each_is_a_file_of_registers() throws Exception {
    Path file = directory.resolve("class.db");
    Files.writeString(directory.resolve("class.db.snapshot-mine"), "mine");
    try (FileStore store = FileStore.open(file, Loss.REFUSED);
        SnapshotSchedule schedule =
            SnapshotSchedule.start(store, file, Duration.ofDays(1), 2, () -> now)) {
      for (int value = 1; value <= 4; value++) {
        store.write(new DeviceId(1), 1, value);
        schedule.take();
        now = now.plusSeconds(1);
      }
    }
    String[] beside = Objects.requireNonNull(directory.toFile().list());
    Arrays.sort(beside);
    assertThat(beside)
        .containsExactly(
            "class.db",
            "class.db.snapshot-20261201T000000Z",
            "class.db.snapshot-20261201T000001Z",
            "class.db.snapshot-mine");
    assertThat(StoreReport.read(directory.resolve(beside[1])).registers())
        .containsExactly(new Register(new DeviceId(1), 1, 3));
  }
}
