package org.wwep.emulator.fleet;

/** What a device's register had, when all was over. */
public enum RegisterVerdict {
  /** The value of the last acknowledged press. */
  EQUAL("equals the last acknowledged press", true),
  /** The value of a later press, whose reply did not come: it was written all the same. */
  EQUAL_TO_LATER("equals a later press whose reply did not come", true),
  /** None of its presses was acknowledged, and none was written. */
  UNTOUCHED("no press was acknowledged, and none was written", true),
  /** An earlier press's value: a later one was lost, or an earlier one was written after it. */
  TURNED_BACK("has an earlier press: one was lost, or written out of order", false),
  /** Nothing, although a press was acknowledged. */
  LOST("has nothing, although a press was acknowledged", false),
  /** The value of a press that was denied, or never sent. */
  DENIED_WRITTEN("has a press that was denied or not sent", false),
  /** A value that is of none of the device's presses: somebody else writes to it. */
  FOREIGN("has a value that its device did not write", false),
  /** The value of the last press, and the LED of the board shows something else. */
  LED_DIFFERS("equals the last acknowledged press, and not the LED", false),
  /** The firmware calls itself by another ID than its board's, which others may have as well. */
  OTHER_ID("is of an ID that is not the device's own: not looked at", true),
  /** It could not be read. */
  UNREAD("could not be read back", true);

  private final String text;
  private final boolean sound;

  RegisterVerdict(String text, boolean sound) {
    this.text = text;
    this.sound = sound;
  }

  /** Returns what to say of it. */
  public String text() {
    return text;
  }

  /** Returns whether the invariant holds, as far as it is known. */
  public boolean isSound() {
    return sound;
  }
}
