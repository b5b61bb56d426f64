package org.wwep.emulator.coprocessor.flash;

/**
 * The chip: blocks that are read and written whole.
 *
 * <p><b>Shape</b>: what was written and not yet synchronised may be there, in part, or not at all
 * once power is lost, in any order; {@link SecureFlash} needs no more than that. Owned by one task.
 */
public interface FlashMemory extends AutoCloseable {
  /** The size of a block, in bytes. */
  int BLOCK = 4096;

  /** Returns how many blocks there are. */
  int blocks();

  /** Reads a block. */
  byte[] read(int block) throws FlashException, InterruptedException;

  /**
   * Writes a block; a cancelled task may leave a part of it.
   *
   * @param content {@link #BLOCK} bytes
   */
  void write(int block, byte[] content) throws FlashException, InterruptedException;

  /** Returns once all that was written is there for good. */
  void sync() throws FlashException, InterruptedException;

  @Override
  void close();
}
