package org.wwep.emulator.coprocessor.flash;

/**
 * What is burnt into the chip itself, where nobody who holds the flash can change it: the device's
 * key, whose signature the maker uses, and a counter that only counts up.
 *
 * <p><b>Shape</b>: owned by one task.
 */
public interface Fuses {
  /** How many bytes the device's key has. */
  int KEY = 32;

  /** Returns the device's key. */
  byte[] key();

  /** Returns the maker's certificate in DER, which signs the trusted-root catalogue. */
  byte[] maker();

  /** Returns the number of the last commit. */
  long counter();

  /**
   * Counts up; done or not done, never in between.
   *
   * @param value more than now
   */
  void count(long value) throws FlashException;
}
