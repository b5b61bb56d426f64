package org.wwep.emulator.proxy.api;

/**
 * A request that is not carried out, and why, in one line.
 *
 * <p><b>Source</b>: toxiproxy's {@code ApiError}, whose messages stand at the beginning of ours.
 */
public final class ApiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  static ApiException bad(String message) {
    return new ApiException(400, message);
  }

  static ApiException forbidden(String message) {
    return new ApiException(403, message);
  }

  static ApiException notFound(String message) {
    return new ApiException(404, message);
  }

  static ApiException notAllowed(String message) {
    return new ApiException(405, message);
  }

  static ApiException exists(String message) {
    return new ApiException(409, message);
  }

  static ApiException failed(String message) {
    return new ApiException(500, message);
  }

  /** Returns the HTTP status that says it. */
  public int status() {
    return status;
  }
}
