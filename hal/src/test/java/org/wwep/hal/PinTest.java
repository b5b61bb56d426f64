package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
  @ParameterizedTest
  @CsvSource({
    "17, 17",
    "GPIO17, 17",
    "gpio5, 5",
    "BCM2, 2",
    "BOARD11, 17",
    "board29, 5",
    "' 17 ', 17",
    "BOARD40, 21",
    "BOARD3, 2",
    "0, 0",
    "27, 27",
  })
  void pins_are_read_in_every_usual_way(String text, int bcm) {
    assertThat(Pin.parse(text)).isEqualTo(new Pin(bcm));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GPIO", "x", "-1", "17a", "GPIO 17", "BOARD", "BOARDx", "99999", "1.5"})
  void anything_else_is_refused_with_an_example(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pin.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("BOARD11");
  }

  @ParameterizedTest
  @ValueSource(strings = {"28", "GPIO54"})
  void a_pin_beyond_the_header_is_refused_with_the_range(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pin.parse(text))
        .withMessageContaining("0 to 27");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOARD1", "BOARD6", "BOARD41", "BOARD0"})
  void a_header_pin_without_a_gpio_is_refused_naming_those_that_have_one(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pin.parse(text))
        .withMessageContaining("[3, 5, 7, 8,");
  }

  @Test
  void every_pin_has_a_place_of_its_own_on_the_header_and_is_found_by_it() {
    Set<Integer> places = new HashSet<>();
    for (int bcm = 0; bcm <= 27; bcm++) {
      Pin pin = new Pin(bcm);
      assertThat(places.add(pin.header())).as("%s", pin).isTrue();
      assertThat(Pin.parse("BOARD" + pin.header())).isEqualTo(pin);
      assertThat(Pin.parse(pin.toString())).isEqualTo(pin);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, , 5",
    "GPIO45, , 45",
    "BOARD11, , 17",
    "1023, , 1023",
    "gpiochip1:5, gpiochip1, 5",
    "pinctrl-rp1:40, pinctrl-rp1, 40",
    "INT33FF:00:7, INT33FF:00, 7",
    "/dev/gpio-bench:0, /dev/gpio-bench, 0",
  })
  void a_line_is_any_of_any_chip(String text, @Nullable String chip, int number) {
    Pin line = Pin.parseLine(text);
    assertThat(line).isEqualTo(new Pin(chip, number));
    assertThat(Pin.parseLine(line.toString())).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {":5", "../x:5", "/etc/passwd:5", "a b:5", "gpiochip1:", "gpiochip1:x", "99999"})
  void what_is_no_line_is_refused_with_an_example(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pin.parseLine(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("gpiochip1:");
  }

  @Test
  void a_pin_of_the_usual_chip_is_the_same_with_and_without_its_name() {
    assertThat(new Pin("gpiochip0", 5).within("gpiochip0")).isEqualTo(new Pin(5));
    assertThat(new Pin("gpiochip1", 5).within("gpiochip0")).isEqualTo(new Pin("gpiochip1", 5));
    assertThat(new Pin(5).within("gpiochip0")).isEqualTo(new Pin(5));
  }
}
