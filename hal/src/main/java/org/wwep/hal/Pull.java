package org.wwep.hal;

/** The resistor inside the chip that gives an open input its level. */
public enum Pull {
  /** No resistor: the level of an open input is undefined. */
  NONE,
  /** To the supply: an open input reads high. */
  UP,
  /** To ground: an open input reads low. */
  DOWN
}
