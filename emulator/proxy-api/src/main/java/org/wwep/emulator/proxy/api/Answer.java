package org.wwep.emulator.proxy.api;

/** An HTTP status, and JSON or nothing. */
record Answer(int status, String json) {
  static Answer ok(Object value) {
    return new Answer(200, Json.write(value));
  }

  static Answer created(Object value) {
    return new Answer(201, Json.write(value));
  }

  static Answer done() {
    return new Answer(204, "");
  }
}
