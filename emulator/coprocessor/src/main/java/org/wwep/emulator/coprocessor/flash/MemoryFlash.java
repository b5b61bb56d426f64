package org.wwep.emulator.coprocessor.flash;

/** A chip in memory, for simulations: it keeps what it holds when its coprocessor has no power. */
public final class MemoryFlash implements FlashMemory {
  /** The bytes that are programmed at once: power may be lost between two of these. */
  private static final int PAGE = 256;

  private final byte[][] blocks;
  private final Pace pace;

  /** How long a page takes; the simulation's clock moves meanwhile. */
  @FunctionalInterface
  public interface Pace {
    /** Takes no time. */
    Pace AT_ONCE = () -> {};

    /** Returns when a page is programmed; throws if the power goes meanwhile. */
    void page() throws InterruptedException;
  }

  /** Makes an empty chip that takes no time. */
  public MemoryFlash(int blocks) {
    this(new byte[blocks][BLOCK], Pace.AT_ONCE);
  }

  private MemoryFlash(byte[][] blocks, Pace pace) {
    this.blocks = blocks;
    this.pace = pace;
  }

  /** Returns the same chip, now written at this pace. */
  public MemoryFlash paced(Pace slower) {
    return new MemoryFlash(blocks, slower);
  }

  @Override
  public int blocks() {
    return blocks.length;
  }

  @Override
  public byte[] read(int block) {
    return blocks[block].clone();
  }

  @Override
  public void write(int block, byte[] content) throws InterruptedException {
    for (int at = 0; at < BLOCK; at += PAGE) {
      pace.page();
      System.arraycopy(content, at, blocks[block], at, PAGE);
    }
  }

  @Override
  public void sync() {}

  @Override
  public void close() {}
}
