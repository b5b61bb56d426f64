package org.wwep.emulator.proxy.api;

/**
 * A request that is not carried out, and why, in one line.
 *
 * <p><b>Source</b>: toxiproxy's {@code ApiError}, whose messages stand at the beginning of ours.
 */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  static Refusal bad(String message) {
    return new Refusal(400, message);
  }

  static Refusal forbidden(String message) {
    return new Refusal(403, message);
  }

  static Refusal notFound(String message) {
    return new Refusal(404, message);
  }

  static Refusal notAllowed(String message) {
    return new Refusal(405, message);
  }

  static Refusal exists(String message) {
    return new Refusal(409, message);
  }

  static Refusal failed(String message) {
    return new Refusal(500, message);
  }

  /** Returns the HTTP status that says it. */
  public int status() {
    return status;
  }
}
