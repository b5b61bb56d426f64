package org.wwep.emulator.coprocessor.flash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;
import org.wwep.emulator.coprocessor.flash.FlashFile.Trait;

class SecureFlashTest {
  private static final byte[] CONTENT =
      "-----BEGIN CERTIFICATE-----".repeat(300).getBytes(US_ASCII);
  private static final Set<Trait> NONE = Set.of();

  private final LossyFlash chip = new LossyFlash(64, 1);
  private final MemoryFuses fuses = new MemoryFuses(new byte[32], new byte[0]);
  private final SplittableRandom random = new SplittableRandom(1);
  private SecureFlash flash;

  @BeforeEach
  void format() throws Exception {
    flash = SecureFlash.format(chip, fuses, random);
  }

  private SecureFlash mounted() throws Exception {
    return SecureFlash.mount(chip, fuses, random);
  }

  private static void refuses(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlashException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void files_are_there_after_a_restart() throws Exception {
    AccessTokens tokens = flash.create("/certs/ca.pem", CONTENT, NONE);
    flash.create("/empty", new byte[0], EnumSet.of(Trait.PUBLIC_READ));
    SecureFlash again = mounted();
    assertThat(again.read("/certs/ca.pem", tokens.read())).isEqualTo(CONTENT);
    assertThat(again.read("/empty", null)).isEmpty();
    assertThat(again.files())
        .extracting(FlashFile::name)
        .containsExactly("/certs/ca.pem", "/empty");
    again.delete("/certs/ca.pem", tokens.write());
    assertThat(mounted().files()).hasSize(1);
  }

  @Test
  void nothing_of_a_file_can_be_read_off_the_chip() throws Exception {
    flash.create("/certs/ca.pem", CONTENT, NONE);
    StringBuilder all = new StringBuilder();
    for (byte[] block : chip.image()) {
      all.append(new String(block, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
    assertThat(all).doesNotContain("CERTIFICATE").doesNotContain("ca.pem");
  }

  @Test
  void a_file_opens_to_its_own_tokens_alone() throws Exception {
    AccessTokens tokens = flash.create("/a", CONTENT, NONE);
    AccessTokens others = flash.create("/b", CONTENT, NONE);
    refuses(Reason.WRONG_TOKEN, () -> flash.read("/a", null));
    refuses(Reason.WRONG_TOKEN, () -> flash.read("/a", others.read()));
    refuses(Reason.WRONG_TOKEN, () -> flash.read("/a", tokens.write()));
    refuses(Reason.WRONG_TOKEN, () -> flash.write("/a", new byte[1], tokens.read()));
    refuses(Reason.WRONG_TOKEN, () -> flash.delete("/a", others.write()));
    assertThat(flash.read("/a", tokens.read())).isEqualTo(CONTENT);
    flash.write("/a", new byte[] {1}, tokens.write());
    assertThat(flash.read("/a", tokens.read())).containsExactly(1);
    assertThat(tokens.toString()).doesNotContain(tokens.read());
  }

  @Test
  void a_key_is_used_inside_and_read_by_nobody() throws Exception {
    AccessTokens tokens = flash.create("/key", CONTENT, EnumSet.of(Trait.KEY, Trait.PUBLIC_READ));
    refuses(Reason.NOT_READABLE, () -> flash.read("/key", tokens.read()));
    assertThat(flash.use("/key")).isEqualTo(CONTENT);
  }

  @Test
  void every_flipped_bit_of_a_file_is_noticed() throws Exception {
    AccessTokens tokens = flash.create("/a", CONTENT, NONE);
    byte[][] good = chip.image();
    SplittableRandom where = new SplittableRandom(7);
    int first = first(good);
    for (int i = 0; i < 200; i++) {
      chip.restore(good);
      chip.flip(first, where.nextInt(8 * FlashMemory.BLOCK));
      refuses(Reason.TAMPERED, () -> mounted().read("/a", tokens.read()));
      refuses(Reason.TAMPERED, () -> mounted().verify());
    }
    chip.restore(good);
    assertThat(mounted().read("/a", tokens.read())).isEqualTo(CONTENT);
  }

  private static int first(byte[][] image) {
    for (int block = DirectorySlots.BLOCKS; block < image.length; block++) {
      if (image[block][0] != 0 || image[block][1] != 0) {
        return block;
      }
    }
    throw new AssertionError("no file on the chip");
  }

  @Test
  void older_content_of_a_file_put_back_into_its_place_is_noticed() throws Exception {
    AccessTokens tokens = flash.create("/a", CONTENT, NONE);
    byte[][] before = chip.image();
    int first = first(before);
    flash.write("/a", new byte[CONTENT.length], tokens.write());
    byte[][] after = chip.image();
    // Its blocks moved; the old content goes over the new one, where the directory looks.
    int moved = first;
    for (int block = DirectorySlots.BLOCKS; block < after.length; block++) {
      if (!java.util.Arrays.equals(after[block], before[block])) {
        moved = block;
        break;
      }
    }
    assertThat(moved).isNotEqualTo(first);
    for (int i = 0; moved + i < after.length && first + i < moved; i++) {
      after[moved + i] = before[first + i];
    }
    chip.restore(after);
    refuses(Reason.TAMPERED, () -> mounted().read("/a", tokens.read()));
  }

  @Test
  void an_older_flash_is_not_taken_for_the_newest() throws Exception {
    flash.create("/a", CONTENT, NONE);
    byte[][] old = chip.image();
    flash.create("/b", CONTENT, NONE);
    byte[][] newest = chip.image();
    chip.restore(old);
    assertThatThrownBy(this::mounted)
        .isInstanceOfSatisfying(
            FlashException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ROLLED_BACK))
        .hasMessageContaining("commit 2, where 3 was made");
    chip.restore(newest);
    assertThat(mounted().files()).hasSize(2);
  }

  @Test
  void breaking_the_newest_directory_does_not_bring_the_last_one_back() throws Exception {
    flash.create("/a", CONTENT, NONE);
    flash.create("/b", CONTENT, NONE);
    for (int slot = 0; slot < 2; slot++) {
      byte[][] good = chip.image();
      chip.flip(slot * DirectorySlots.SIZE, 300);
      if (slot == 1) {
        refuses(Reason.ROLLED_BACK, this::mounted);
      } else {
        assertThat(mounted().files()).hasSize(2);
      }
      chip.restore(good);
    }
  }

  @Test
  void a_chip_without_a_file_system_and_one_of_another_device_are_told_apart() throws Exception {
    flash.create("/a", CONTENT, NONE);
    refuses(Reason.NOT_FORMATTED, () -> SecureFlash.mount(new MemoryFlash(64), fuses, random));
    byte[] other = new byte[32];
    other[0] = 1;
    refuses(
        Reason.WRONG_DEVICE,
        () -> SecureFlash.mount(chip, new MemoryFuses(other, new byte[0]), random));
    chip.flip(0, 300);
    chip.flip(DirectorySlots.SIZE, 300);
    refuses(Reason.TAMPERED, this::mounted);
  }

  @Test
  void a_full_flash_keeps_what_it_has_and_takes_what_fits() throws Exception {
    AccessTokens tokens = flash.create("/a", CONTENT, NONE);
    int room = flash.free();
    assertThatThrownBy(() -> flash.create("/big", new byte[room + 1], NONE))
        .isInstanceOfSatisfying(
            FlashException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL))
        .hasMessageContaining("/big")
        .hasMessageContaining(String.valueOf(room));
    AccessTokens big = flash.create("/big", new byte[room], NONE);
    assertThat(flash.free()).isZero();
    refuses(Reason.FULL, () -> flash.create("/more", new byte[0], NONE));
    refuses(Reason.FULL, () -> flash.write("/a", CONTENT, tokens.write()));
    assertThat(mounted().read("/a", tokens.read())).isEqualTo(CONTENT);
    flash.delete("/big", big.write());
    flash.write("/a", new byte[] {7}, tokens.write());
    assertThat(mounted().read("/a", tokens.read())).containsExactly(7);
  }

  @Test
  void a_full_directory_says_so_before_anything_is_written() throws Exception {
    int made = 0;
    String message = "";
    SecureFlash wide =
        SecureFlash.format(
            new MemoryFlash(600), new MemoryFuses(new byte[32], new byte[0]), random);
    while (message.isEmpty()) {
      try {
        wide.create("/" + "x".repeat(170) + made, new byte[0], NONE);
        made++;
      } catch (FlashException e) {
        assertThat(e.reason()).isEqualTo(Reason.FULL);
        message = String.valueOf(e.getMessage());
      }
    }
    assertThat(message).contains("directory");
    assertThat(made).isGreaterThan(100);
    assertThat(wide.files()).hasSize(made);
  }

  @Test
  void names_are_checked() throws Exception {
    flash.create("/a", CONTENT, NONE);
    refuses(Reason.EXISTS, () -> flash.create("/a", CONTENT, NONE));
    refuses(Reason.NO_SUCH_FILE, () -> flash.read("/b", null));
    refuses(Reason.NOT_SIGNED, () -> flash.create("/sys/roots", CONTENT, NONE));
    for (String name : new String[] {"", "a", "/", "/a b", "/ä", "/" + "x".repeat(180)}) {
      assertThatThrownBy(() -> flash.create(name, CONTENT, NONE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
