package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardConfigTest {
  private static final ButtonConfig BUTTON = ButtonConfig.toGround("btn1", new Pin(5));
  private static final LedConfig LED = LedConfig.toGround("led1", new Pin(17));

  @Test
  void the_default_is_the_courses_board() {
    BoardConfig config = BoardConfig.defaults();
    assertThat(config.buttons()).containsExactly(BUTTON);
    assertThat(config.leds()).containsExactly(LED);
    assertThat(config.mac()).isNull();
    assertThat(BoardConfig.BUTTON_PIN.header()).isEqualTo(29);
    assertThat(BoardConfig.LED_PIN.header()).isEqualTo(11);
  }

  @Test
  void a_pin_used_twice_is_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BoardConfig.oneButtonOneLed(new Pin(5), new Pin(5)))
        .withMessageStartingWith("GPIO5 is used twice");
  }

  @Test
  void a_part_id_used_twice_is_refused() {
    LedConfig namesake = LedConfig.toGround("btn1", new Pin(17));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoardConfig(List.of(BUTTON), List.of(namesake), null))
        .withMessageContaining("'btn1'");
  }

  @Test
  void a_board_without_any_part_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoardConfig(List.of(), List.of(), null));
    // The lines of a bench may only look, or only press.
    assertThat(new BoardConfig(List.of(), List.of(LED), null).leds()).containsExactly(LED);
  }

  @Test
  void a_part_without_an_id_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ButtonConfig.toGround(" ", new Pin(5)));
    assertThatIllegalArgumentException().isThrownBy(() -> LedConfig.toGround("", new Pin(5)));
  }

  @Test
  void the_configuration_is_a_copy() {
    List<ButtonConfig> buttons = new ArrayList<>(List.of(BUTTON));
    BoardConfig config = new BoardConfig(buttons, List.of(LED), null);
    buttons.clear();
    assertThat(config.buttons()).containsExactly(BUTTON);
  }

  @Test
  void the_mac_can_be_set_and_taken_away() {
    MacAddress mac = MacAddress.fromSeed(1);
    BoardConfig config = BoardConfig.defaults().withMac(mac);
    assertThat(config.mac()).isEqualTo(mac);
    assertThat(config.withMac(null)).isEqualTo(BoardConfig.defaults());
  }

  @Test
  void levels_follow_from_the_wiring() {
    assertThat(BUTTON.activeLevel()).isEqualTo(Level.LOW);
    assertThat(BUTTON.idleLevel()).isEqualTo(Level.HIGH);
    ButtonConfig toSupply = new ButtonConfig("b", new Pin(5), Pull.DOWN, false);
    assertThat(toSupply.activeLevel()).isEqualTo(Level.HIGH);
    assertThat(LED.level(true)).isEqualTo(Level.HIGH);
    assertThat(LED.level(false)).isEqualTo(Level.LOW);
    LedConfig activeLow = new LedConfig("l", new Pin(17), true);
    assertThat(activeLow.level(true)).isEqualTo(Level.LOW);
    assertThat(activeLow.level(false)).isEqualTo(Level.HIGH);
  }
}
