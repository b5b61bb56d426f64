package org.wwep.emulator.web.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.json.JsonWriter;

/** What a page or a script asks of a board is done, or refused: no field is passed over. */
class BoardOrderTest {
  /** Two values of each field. */
  private static final Map<String, List<Object>> VALUES =
      Map.of(
          "device", List.of("lamp", "door"),
          "part", List.of("btn1", "btn2"),
          "bounce", List.of("typical", "worn"),
          "text", List.of("state", "press"),
          "name", List.of("silence", "late"),
          "on", List.of(true, false),
          "value", List.of(2, "max"));

  static Set<String> orders() {
    return BoardOrder.FIELDS.keySet();
  }

  private static Collection<String> fields(String order) {
    return Objects.requireNonNull(BoardOrder.FIELDS.get(order));
  }

  private static List<Object> values(String name) {
    return Objects.requireNonNull(VALUES.get(name));
  }

  private static BoardOrder read(Map<String, Object> fields) {
    return BoardOrder.read(JsonWriter.write(fields).getBytes(UTF_8));
  }

  private static Map<String, Object> whole(String order) {
    Map<String, Object> fields = new LinkedHashMap<>(Map.of("do", order));
    fields(order).forEach(name -> fields.put(name, values(name).getFirst()));
    return fields;
  }

  @ParameterizedTest
  @MethodSource("orders")
  void every_field_of_an_order_changes_it_and_another_is_refused(String order) {
    BoardOrder usual = read(whole(order));
    for (String name : fields(order)) {
      Map<String, Object> other = whole(order);
      other.put(name, values(name).getLast());
      assertThat(read(other)).as(name).isNotEqualTo(usual);
    }
    Map<String, Object> misspelt = whole(order);
    misspelt.put("bouncee", "worn");
    assertThatThrownBy(() -> read(misspelt))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + order + "' has no 'bouncee'; it has ");
  }

  @Test
  void all_orders_are_there() {
    Stream<String> times =
        Stream.of(BoardOrder.Time.values()).map(time -> time.name().toLowerCase(Locale.ROOT));
    assertThat(orders()).containsAll(times.toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{'do':'speed','value':'3'}|'value' is a number above 0, or",
        "{'do':'speed','value':0}|a speed is above 0",
        "{'do':'speed'}|'value' is a number above 0, or",
        "{'do':'power','device':'d','on':'true'}|'on' is true or false",
        "{'do':'fault','name':'late'}|'on' is true or false",
        "{'do':'down','device':'d'}|'part' is a text",
        "{'do':'jump'}|an order is down, up,",
        "[]|an order is one JSON object",
      })
  void what_is_no_order_is_refused_with_the_reason(String json, String why) {
    assertThatThrownBy(() -> BoardOrder.read(json.replace('\'', '"').getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
