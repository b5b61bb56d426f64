package org.wwep.emulator.coprocessor.flash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A chip that loses power after so many units written. Of what was not synchronised, each unit by
 * itself is there, is not, or is rubbish: writes may be torn, and may come in any order.
 */
final class LossyFlash implements FlashMemory {
  private static final int UNIT = 64;

  /** The power went. */
  static final class PowerLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PowerLostException() {
      super("power lost");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Unit(int block, int at, byte[] content) {}

  private final byte[][] held;
  private final SplittableRandom random;
  private final List<Unit> waiting = new ArrayList<>();
  private long left = Long.MAX_VALUE;
  private long written;
  private int syncs;

  LossyFlash(int blocks, long seed) {
    held = new byte[blocks][BLOCK];
    random = new SplittableRandom(seed);
  }

  /** Has the power go after this many units. */
  void loseAfter(long units) {
    left = units;
  }

  /** Counts the units written so far, and each sync as one. */
  long written() {
    return written;
  }

  int syncs() {
    return syncs;
  }

  /** Gives the power back, with what is left. */
  void powerBack() {
    left = Long.MAX_VALUE;
  }

  @Override
  public int blocks() {
    return held.length;
  }

  @Override
  public byte[] read(int block) {
    byte[] content = held[block].clone();
    for (Unit unit : waiting) {
      if (unit.block == block) {
        System.arraycopy(unit.content, 0, content, unit.at, UNIT);
      }
    }
    return content;
  }

  @Override
  public void write(int block, byte[] content) {
    for (int at = 0; at < BLOCK; at += UNIT) {
      spend();
      waiting.add(new Unit(block, at, Arrays.copyOfRange(content, at, at + UNIT)));
    }
  }

  @Override
  public void sync() {
    spend();
    syncs++;
    waiting.forEach(this::apply);
    waiting.clear();
  }

  private void spend() {
    written++;
    if (left-- == 0) {
      lose();
      throw new PowerLostException();
    }
  }

  private void lose() {
    for (Unit unit : waiting) {
      switch (random.nextInt(8)) {
        case 0 -> {
          random.nextBytes(unit.content);
          apply(unit);
        }
        case 1, 2, 3 -> apply(unit);
        default -> {}
      }
    }
    waiting.clear();
  }

  private void apply(Unit unit) {
    System.arraycopy(unit.content, 0, held[unit.block], unit.at, UNIT);
  }

  @Override
  public void close() {}

  /** Changes a bit, as somebody with a soldering iron may. */
  void flip(int block, int bit) {
    held[block][bit / 8] ^= (byte) (1 << bit % 8);
  }

  /** Returns everything, to put back later. */
  byte[][] image() {
    return Arrays.stream(held).map(byte[]::clone).toArray(byte[][]::new);
  }

  void restore(byte[][] image) {
    for (int i = 0; i < held.length; i++) {
      held[i] = image[i].clone();
    }
  }
}
