package org.wwep.emulator.cli.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, its fields in the order given; null fields are left out. */
public final class JsonLine {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  /** Begins an object with when it happened and what it is. */
  public JsonLine(Instant at, String event) {
    try {
      json = FACTORY.createGenerator(text);
      json.writeStartObject();
      json.writeStringField("at", at.toString());
      json.writeStringField("event", event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a field: numbers and truth values as such, anything else as its text. */
  public JsonLine with(String name, @Nullable Object value) {
    try {
      switch (value) {
        case null -> {}
        case Integer number -> json.writeNumberField(name, number);
        case Long number -> json.writeNumberField(name, number);
        case Boolean truth -> json.writeBooleanField(name, truth);
        default -> json.writeStringField(name, value.toString());
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the object and returns the line. */
  public String end() {
    try {
      json.writeEndObject();
      json.close();
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
