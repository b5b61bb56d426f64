package org.wwep.emulator.coprocessor.flash;

/** Fuses of a simulated chip. */
public final class MemoryFuses implements Fuses {
  private final byte[] key;
  private final byte[] maker;
  private long counter;

  /** Makes fuses with nothing counted yet. */
  public MemoryFuses(byte[] key, byte[] maker) {
    if (key.length != KEY) {
      throw new IllegalArgumentException("a device's key has " + KEY + " bytes, was " + key.length);
    }
    this.key = key.clone();
    this.maker = maker.clone();
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
    if (value <= counter) {
      throw new IllegalArgumentException("fuses count up, from " + counter + ", was " + value);
    }
    counter = value;
  }
}
