package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.StoreUnavailableException;

/** A damaged file is refused, or what it holds is exact; it is never wrong. */
class StoreDamageTest {
  private static final int WRITES = Integer.getInteger("wwep.endure.writes", 14);

  @TempDir Path directory = Path.of("");

  private Path file = Path.of("");
  private byte[] good = new byte[0];
  private int end;
  private List<Register> registers = List.of();

  /** Twelve registers that were restored, and writes upon each other. */
  @BeforeEach
  void make() throws Exception {
    file = directory.resolve("class.db");
    try (FileStore store = FileStore.open(file, Loss.REFUSED)) {
      store.replaceAll(
          IntStream.range(0, 12)
              .mapToObj(i -> new Register(new DeviceId(i), i, 0x1000 + i))
              .toList());
      for (int i = 0; i < WRITES; i++) {
        store.write(new DeviceId(i % 7), 0x0B, i);
      }
      registers = store.all();
    }
    good = Files.readAllBytes(file);
    end = good.length;
    while (good[end - 1] == 0) {
      end--;
    }
  }

  @Test
  void one_flipped_bit_is_refused_wherever_it_matters() throws Exception {
    int refused = 0;
    for (int place = 0; place < end + 64; place += matters(place) ? 1 : 61) {
      byte[] bytes = good.clone();
      bytes[place] ^= (byte) (1 << place % 8);
      boolean exact = exactOrRefused(bytes, "bit %d of byte %d".formatted(place % 8, place));
      refused += exact ? 0 : 1;
      assertThat(exact).as("byte %d of %d", place, end).isEqualTo(!matters(place));
    }
    assertThat(refused).isGreaterThan(WRITES * 33);
    System.out.printf("store flips: %d bits, all that matter refused%n", refused);
  }

  /** Says whether a byte is in the header, the counter or a record, and not between them. */
  private boolean matters(int place) {
    return place < 8192 ? place % 4096 < 36 : place < end;
  }

  @Test
  void a_file_that_was_cut_is_refused_wherever_it_was_cut() throws Exception {
    int cuts = 0;
    for (int length = 1;
        length < good.length;
        length += length < 8192 ? 61 : length < end ? 1 : 1021) {
      boolean exact = exactOrRefused(Arrays.copyOf(good, length), "cut to " + length);
      assertThat(exact).as("cut to %d of %d", length, end).isEqualTo(length >= end);
      cuts++;
    }
    System.out.printf("store cuts: %d, refused or exact%n", cuts);
  }

  @Test
  void blocks_that_were_zeroed_or_swapped_are_refused() throws Exception {
    int changes = 0;
    for (int size : List.of(512, 4096)) {
      int count = end / size + 2;
      for (int one = 0; one < count; one++) {
        byte[] zeroed = good.clone();
        Arrays.fill(zeroed, one * size, (one + 1) * size, (byte) 0);
        exactOrRefused(zeroed, "block %d of %d bytes zeroed".formatted(one, size));
        for (int two = 0; two < one; two++) {
          byte[] swapped = good.clone();
          System.arraycopy(good, one * size, swapped, two * size, size);
          System.arraycopy(good, two * size, swapped, one * size, size);
          changes++;
          exactOrRefused(swapped, "blocks %d and %d of %d bytes".formatted(one, two, size));
        }
      }
    }
    System.out.printf("store blocks: %d zeroed or swapped, refused or exact%n", changes);
  }

  /** Returns whether it opens, with exactly what was acknowledged. */
  private boolean exactOrRefused(byte[] bytes, String what) throws IOException {
    Files.write(file, bytes);
    try {
      RegisterFileOpener.OpenStore opened =
          RegisterFileOpener.open(file, Disk.SYSTEM, Loss.REFUSED);
      opened.file().abandon();
      assertThat(opened.registers().all()).as(what).isEqualTo(registers);
      return true;
    } catch (StoreDamageException _) {
      assertThat(file).as(what).hasBinaryContent(bytes);
      return false;
    }
  }

  @Test
  void damage_says_what_and_where_and_how_many_acknowledged_writes_are_missing() throws Exception {
    String third = "record %d of %d".formatted(WRITES + 1, WRITES + 3);
    Files.write(file, Arrays.copyOf(good, end - 3 * 33));
    assertRefused(
        "class.db: is damaged: the file ends at byte "
            + (end - 3 * 33)
            + ", before "
            + third
            + "; at least 3 acknowledged writes are missing. Restore a backup, or"
            + " accept the loss");
    byte[] flipped = good.clone();
    flipped[end - 6] ^= 1;
    flipped[end - 70] ^= 1;
    Files.write(file, flipped);
    assertRefused(
        "is damaged: "
            + third
            + ", at byte "
            + (end - 99)
            + ", fails its checksum (and 1 more); at least 2 acknowledged writes are missing.");
    flipped[4096 + 20] ^= 1;
    Files.write(file, flipped);
    assertRefused(
        "is damaged: the commit counter, at byte 4096, fails its checksum (and 1 more);"
            + " how many acknowledged writes are missing cannot be told.");
  }

  private void assertRefused(String text) {
    assertThatThrownBy(() -> FileStore.open(file, Loss.REFUSED))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(text);
  }

  @Test
  void whoever_accepts_the_loss_has_what_is_good_and_the_damaged_file_beside() throws Exception {
    for (String beside : List.of("class.db.damaged", "class.db.damaged-2")) {
      byte[] bytes = Files.readAllBytes(file);
      int place = new String(bytes, ISO_8859_1).indexOf("wRec");
      bytes[place + 30] ^= 1;
      Files.write(file, bytes);
      try (Store store = FileStore.open(file, Loss.ACCEPTED)) {
        assertThat(store.all()).isNotEmpty().isSubsetOf(registers);
        registers = store.all();
      }
      assertThat(directory.resolve(beside)).hasBinaryContent(bytes);
      try (Store store = FileStore.open(file, Loss.REFUSED)) {
        assertThat(store.all()).isEqualTo(registers);
        store.write(new DeviceId(9), 9, 9);
        registers = store.all();
      }
    }
  }

  @Test
  void a_record_that_was_torn_by_a_power_cut_is_no_damage() throws Exception {
    // As the machine stops: the last record is there in part, and the counter has not seen it.
    byte[] record;
    long id;
    try (FileChannel channel = FileChannel.open(file)) {
      StoreContents contents = StoreReader.read(channel, false);
      id = contents.id();
      record =
          CommitRecord.of(
                  contents.number() + 1,
                  contents.writes(),
                  List.of(new Register(new DeviceId(0xFFFF), 1, 2)))
              .encode(id, end)
              .array();
    }
    for (int length = 0; length < record.length; length++) {
      byte[] torn = good.clone();
      System.arraycopy(record, 0, torn, end, length);
      assertThat(exactOrRefused(torn, "torn after " + length)).isTrue();
    }
    byte[] whole = good.clone();
    System.arraycopy(record, 0, whole, end, record.length);
    Files.write(file, whole);
    try (Store store = FileStore.open(file, Loss.REFUSED)) {
      assertThat(store.read(new DeviceId(0xFFFF), 1)).hasValue(2);
      store.write(new DeviceId(1), 1, 1);
      registers = store.all();
    }
    try (Store store = FileStore.open(file, Loss.REFUSED)) {
      assertThat(store.all()).isEqualTo(registers);
    }
  }
}
