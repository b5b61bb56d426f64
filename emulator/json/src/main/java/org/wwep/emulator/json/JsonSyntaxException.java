package org.wwep.emulator.json;

/** A text that is not the JSON that was expected, and why, in one line. */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  JsonSyntaxException(String message) {
    super(message);
  }
}
