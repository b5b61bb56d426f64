package org.wwep.emulator.coprocessor.flash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.coprocessor.flash.FlashFile.Trait;

/** Power that goes at any moment takes no committed file along. */
@Tag("slow")
class PowerLossTest {
  private static final int SEEDS = 1000;
  private static final Set<Trait> OPEN = EnumSet.of(Trait.PUBLIC_READ, Trait.PUBLIC_WRITE);

  /** What a change leaves: a name with its content, or with nothing. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Change(String name, byte @Nullable [] content) {}

  private static final class Device {
    final LossyFlash chip;
    final MemoryFuses fuses = new MemoryFuses(new byte[32], new byte[0]);
    final SplittableRandom random;
    final Map<String, byte[]> committed = new HashMap<>();
    SecureFlash flash;

    Device(long seed) throws Exception {
      chip = new LossyFlash(48, seed);
      random = new SplittableRandom(seed);
      flash = SecureFlash.format(chip, fuses, random);
    }

    Change draw() {
      String name = "/file" + random.nextInt(4);
      if (committed.containsKey(name) && random.nextInt(5) == 0) {
        return new Change(name, null);
      }
      byte[] content = new byte[random.nextInt(14_000)];
      random.nextBytes(content);
      return new Change(name, content);
    }

    void carryOut(Change change) throws Exception {
      byte[] content = change.content;
      if (content == null) {
        flash.delete(change.name, null);
      } else if (committed.containsKey(change.name)) {
        flash.write(change.name, content, null);
      } else {
        flash.create(change.name, content, OPEN);
      }
    }

    void done(Change change) {
      if (change.content == null) {
        committed.remove(change.name);
      } else {
        committed.put(change.name, change.content);
      }
    }

    byte @Nullable [] now(String name) throws Exception {
      boolean there = flash.files().stream().anyMatch(file -> file.name().equals(name));
      return there ? flash.read(name, null) : null;
    }

    /** Gives power back; what was under way is wholly there, or not at all. */
    void recover(Change cutOff, String what) throws Exception {
      chip.powerBack();
      flash = SecureFlash.mount(chip, fuses, random);
      byte[] before = committed.get(cutOff.name);
      byte[] after = now(cutOff.name);
      assertThat(Arrays.equals(after, before) || Arrays.equals(after, cutOff.content))
          .as("%s: %s is as before or as after", what, cutOff.name)
          .isTrue();
      if (!Arrays.equals(after, before)) {
        done(cutOff);
      }
      assertThat(flash.files()).as(what).hasSize(committed.size());
      for (Map.Entry<String, byte[]> file : committed.entrySet()) {
        assertThat(now(file.getKey())).as("%s: %s", what, file.getKey()).isEqualTo(file.getValue());
      }
    }
  }

  @Test
  void a_thousand_losses_at_random_moments_lose_nothing_that_was_committed() throws Exception {
    int cut = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Device device = new Device(seed);
      for (int i = 0; i < 4; i++) {
        Change change = device.draw();
        device.chip.loseAfter(device.random.nextInt(260));
        try {
          device.carryOut(change);
          device.done(change);
          device.chip.powerBack();
        } catch (LossyFlash.PowerLostException e) {
          cut++;
          device.recover(change, "seed " + seed + ", change " + i);
        }
      }
      Change afterwards = device.draw();
      device.carryOut(afterwards);
      device.done(afterwards);
      device.recover(afterwards, "seed " + seed + ", afterwards");
    }
    assertThat(cut).isGreaterThan(SEEDS * 2);
  }

  @Test
  void power_may_go_after_every_single_unit() throws Exception {
    Change change = new Change("/file", new byte[9_000]);
    long units = unitsOf(change);
    assertThat(units).isGreaterThan(200);
    for (long after = 0; after < units; after++) {
      Device device = ready(after);
      device.chip.loseAfter(after);
      try {
        device.carryOut(change);
        throw new AssertionError("power was to go after " + after + " of " + units);
      } catch (LossyFlash.PowerLostException e) {
        device.recover(change, "after " + after + " units");
      }
    }
  }

  private static Device ready(long seed) throws Exception {
    Device device = new Device(seed);
    for (String name : new String[] {"/file", "/other"}) {
      Change first =
          new Change(name, name.repeat(900).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      device.carryOut(first);
      device.done(first);
    }
    return device;
  }

  private static long unitsOf(Change change) throws Exception {
    Device device = ready(1);
    long before = device.chip.written();
    device.carryOut(change);
    return device.chip.written() - before;
  }

  @Test
  void formatting_again_that_is_cut_off_keeps_all_files_or_none() throws Exception {
    int kept = 0;
    for (long after = 0; after < 60; after++) {
      Device device = ready(after);
      device.chip.loseAfter(after);
      try {
        SecureFlash.format(device.chip, device.fuses, device.random);
        device.committed.clear();
        device.chip.powerBack();
      } catch (LossyFlash.PowerLostException e) {
        device.chip.powerBack();
      }
      device.flash = SecureFlash.mount(device.chip, device.fuses, device.random);
      int left = device.flash.files().size();
      assertThat(left).isIn(0, device.committed.size());
      kept += left == 0 ? 0 : 1;
      device.flash.verify();
    }
    assertThat(kept).isBetween(10, 60);
  }
}
