package org.wwep.emulator.scenario;

/**
 * A pin of a part of a device's board.
 *
 * @param device the device's id
 * @param part the part's id, {@code led1}
 * @param pin the pin's name, {@code A}
 */
public record PartPin(String device, String part, String pin) {
  /** Returns {@code led1:A}, as diagrams write it. */
  @Override
  public String toString() {
    return part + ":" + pin;
  }
}
