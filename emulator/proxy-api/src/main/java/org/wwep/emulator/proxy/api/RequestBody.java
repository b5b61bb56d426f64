package org.wwep.emulator.proxy.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;

/** What a client sent, as JSON. */
final class RequestBody {
  private RequestBody() {}

  /** Reads one value. */
  static @Nullable Object read(byte[] text) throws ApiException {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw bad(e);
    }
  }

  /** Reads an object. */
  static Map<String, Object> object(byte[] text) throws ApiException {
    return object(read(text));
  }

  static Map<String, Object> object(@Nullable Object value) throws ApiException {
    try {
      return JsonReader.object(value);
    } catch (JsonSyntaxException e) {
      throw bad(e);
    }
  }

  private static ApiException bad(JsonSyntaxException e) {
    return ApiException.bad("bad request body: " + e.getMessage());
  }
}
