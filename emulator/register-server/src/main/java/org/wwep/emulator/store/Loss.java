package org.wwep.emulator.store;

/** What becomes of a damaged file of registers. */
public enum Loss {
  /** It is not opened. */
  REFUSED,
  /** It is opened with what is good of it, and kept beside. */
  ACCEPTED
}
