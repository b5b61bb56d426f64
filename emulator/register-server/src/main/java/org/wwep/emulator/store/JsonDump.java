package org.wwep.emulator.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.server.Register;

/** Registers as a JSON array, one object a line. */
final class JsonDump {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final List<String> FIELDS = List.of("device", "register", "value");

  private JsonDump() {}

  static void write(Collection<Register> registers, Writer out) throws IOException {
    out.write("[");
    String before = "\n";
    for (Register one : registers) {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = FACTORY.createGenerator(line)) {
        json.writeStartObject();
        json.writeStringField("device", one.device().toString());
        json.writeStringField("register", one.numberText());
        json.writeStringField("value", one.valueText());
        json.writeEndObject();
      }
      out.write(before + line);
      before = ",\n";
    }
    out.write("\n]\n");
  }

  static void read(Reader in, DumpFormat.RegisterSink registerSink) throws IOException {
    try (JsonParser json = FACTORY.createParser(in)) {
      expect(json, json.nextToken(), JsonToken.START_ARRAY, "a list of registers, '['");
      while (json.nextToken() != JsonToken.END_ARRAY) {
        expect(json, json.currentToken(), JsonToken.START_OBJECT, "a register, '{'");
        register(json, registerSink);
      }
      expect(json, json.nextToken(), null, "the end");
    } catch (JsonProcessingException e) {
      throw DumpFormat.wrong(
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
          "no JSON: " + e.getOriginalMessage());
    }
  }

  private static void register(JsonParser json, DumpFormat.RegisterSink registerSink)
      throws IOException {
    int line = line(json);
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      expect(json, json.nextToken(), JsonToken.VALUE_STRING, "hexadecimal digits in quotes");
      if (!FIELDS.contains(name) || fields.put(name, json.getText()) != null) {
        throw DumpFormat.wrong(line(json), "expected " + FIELDS + " once each, was also " + name);
      }
    }
    expect(json, json.currentToken(), JsonToken.END_OBJECT, "a name or '}'");
    if (fields.size() != FIELDS.size()) {
      throw DumpFormat.wrong(line, "expected " + FIELDS + ", was " + fields.keySet());
    }
    registerSink.at(
        line,
        fields.getOrDefault("device", ""),
        fields.getOrDefault("register", ""),
        fields.getOrDefault("value", ""));
  }

  private static void expect(
      JsonParser json,
      @org.jspecify.annotations.Nullable JsonToken token,
      @org.jspecify.annotations.Nullable JsonToken expected,
      String what)
      throws IOException {
    if (token != expected) {
      throw DumpFormat.wrong(
          line(json), "expected " + what + ", was " + (token == null ? "the end" : json.getText()));
    }
  }

  private static int line(JsonParser json) {
    return json.currentTokenLocation().getLineNr();
  }
}
