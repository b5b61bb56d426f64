package org.wwep.emulator.nwp;

import java.util.SplittableRandom;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.emulator.nwp.flash.FlashMemory;
import org.wwep.emulator.nwp.flash.MemoryFlash;
import org.wwep.emulator.nwp.flash.MemoryFuses;
import org.wwep.emulator.nwp.flash.SecureFlash;

/** A flash in memory. */
final class Provisioned {
  private static final int BLOCKS = 64;

  final MemoryFlash chip = new MemoryFlash(BLOCKS);
  final MemoryFuses fuses;
  private final SplittableRandom random = new SplittableRandom(1);

  Provisioned() throws Exception {
    this(new byte[0]);
  }

  Provisioned(byte[] maker) throws Exception {
    fuses = new MemoryFuses(new byte[32], maker);
    SecureFlash.format(chip, fuses, random);
  }

  SecureFlash mount() throws FlashException, InterruptedException {
    return mount(chip);
  }

  SecureFlash mount(FlashMemory memory) throws FlashException, InterruptedException {
    return SecureFlash.mount(memory, fuses, random);
  }
}
