package org.wwep.emulator.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @Test
  void each_kind_of_value_is_written_and_read() throws Exception {
    String text = "{\"b\":true,\"n\":[1,9223372036854775807,0.5],\"t\":\"\u00e4\\n\",\"o\":{}}";
    Object value = JsonReader.read(text.getBytes(UTF_8));
    assertThat(value)
        .isEqualTo(
            Map.of(
                "b",
                true,
                "n",
                List.of(1, Long.MAX_VALUE, new BigDecimal("0.5")),
                "t",
                "\u00e4\n",
                "o",
                Map.of()));
    Object again =
        new JsonObject()
            .with("b", true)
            .with("n", List.of(1, Long.MAX_VALUE, 0.5))
            .with("t", "\u00e4\n")
            .with("o", Map.of())
            .fields();
    assertThat(JsonWriter.write(again)).isEqualTo(text);
  }

  @Test
  void null_and_absent_are_the_same() throws Exception {
    assertThat(JsonReader.read("{\"a\":null,\"b\":[null]}".getBytes(UTF_8)))
        .isEqualTo(Map.of("b", List.of()));
    assertThat(JsonReader.read("null".getBytes(UTF_8))).isNull();
    assertThat(new JsonLine(Instant.EPOCH, "e").with("a", null).with("n", 7).end())
        .isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\",\"event\":\"e\",\"n\":7}");
  }

  @Test
  void a_whole_double_is_written_whole() {
    assertThat(JsonWriter.write(List.of(1.0, 0.25))).isEqualTo("[1,0.25]");
  }

  @Test
  void a_page_gets_neither_markup_nor_anything_but_ascii() {
    assertThat(JsonWriter.writeForPage("</script>\u2192")).isEqualTo("\"\\u003c/script>\\u2192\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | it is empty, JSON was expected",
        "{} {} | more than one JSON value",
        "{\"a\": | line 1, column 6",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1 | nested more than 32 deep",
      })
  void what_is_none_is_refused_in_one_line(String text, String expected) {
    assertThatThrownBy(() -> JsonReader.read(text.getBytes(UTF_8)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining(expected)
        .hasMessageNotContaining("\n");
  }

  @Test
  void another_value_is_no_object() {
    assertThatThrownBy(() -> JsonReader.object(List.of()))
        .hasMessageContaining("a JSON object was expected");
    assertThat(Objects.requireNonNull(JsonWriter.write(Map.of()))).isEqualTo("{}");
  }

  @Test
  void a_bracket_without_its_end_is_told_without_the_parsers_notes() {
    assertThatThrownBy(() -> JsonReader.read("{\"name\":\"d\"".getBytes(UTF_8)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("expected close marker for Object")
        .hasMessageNotContaining("Source");
  }
}
