package org.wwep.emulator.proxy.api;

/** An HTTP status, and JSON or nothing. */
record ApiResponse(int status, String json) {
  static ApiResponse ok(Object value) {
    return new ApiResponse(200, Json.write(value));
  }

  static ApiResponse created(Object value) {
    return new ApiResponse(201, Json.write(value));
  }

  static ApiResponse done() {
    return new ApiResponse(204, "");
  }
}
