package org.wwep.emulator.proxy.api;

import org.wwep.emulator.json.JsonWriter;

/** An HTTP status, and JSON or nothing. */
record ApiResponse(int status, String json) {
  static ApiResponse ok(Object value) {
    return new ApiResponse(200, JsonWriter.write(value));
  }

  static ApiResponse created(Object value) {
    return new ApiResponse(201, JsonWriter.write(value));
  }

  static ApiResponse done() {
    return new ApiResponse(204, "");
  }
}
