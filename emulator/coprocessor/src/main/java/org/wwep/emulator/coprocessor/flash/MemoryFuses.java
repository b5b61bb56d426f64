package org.wwep.emulator.coprocessor.flash;

/** Fuses of a simulated chip. */
public final class MemoryFuses implements Fuses {
  private final byte[] key;
  private final byte[] maker;
  private long counter;

  /** Makes fuses with nothing counted yet. */
  public MemoryFuses(byte[] key, byte[] maker) {
    this(key, maker, 0);
  }

  /** Makes fuses that have counted so far. */
  MemoryFuses(byte[] key, byte[] maker, long counter) {
    if (key.length != KEY) {
      throw new IllegalArgumentException("a device's key has " + KEY + " bytes, was " + key.length);
    }
    this.key = key.clone();
    this.maker = maker.clone();
    this.counter = counter;
  }

  @Override
  public byte[] key() {
    return key.clone();
  }

  @Override
  public byte[] maker() {
    return maker.clone();
  }

  @Override
  public long counter() {
    return counter;
  }

  @Override
  public void count(long value) {
    check(value);
    counter = value;
  }

  /** Makes sure that this is more than was counted so far. */
  void check(long value) {
    if (value <= counter) {
      throw new IllegalArgumentException("fuses count up, from " + counter + ", was " + value);
    }
  }
}
