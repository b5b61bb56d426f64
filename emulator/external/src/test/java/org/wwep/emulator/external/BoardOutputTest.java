package org.wwep.emulator.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a board has printed, as its console gives it: in pieces of any length. */
class BoardOutputTest {
  private final BoardOutput output = new BoardOutput();

  private void print(byte[] bytes) {
    for (byte each : bytes) {
      output.add(new byte[] {each});
    }
  }

  @Test
  void a_start_is_over_though_its_text_arrives_byte_by_byte() throws Exception {
    output.restart("grün ✓");
    print("Lampe: grün ".getBytes(StandardCharsets.UTF_8));
    assertThat(output.await(0)).isFalse();
    print("✓\n".getBytes(StandardCharsets.UTF_8));
    assertThat(output.await(0)).isTrue();
    assertThat(output.last()).isEqualTo("its console last said: Lampe: grün ✓");
  }

  @Test
  void what_is_no_text_hides_nothing_behind_it() throws Exception {
    output.restart("Idle");
    print(new byte[] {(byte) 0xff, (byte) 0xe2, 'I', 'd', 'l', 'e'});
    assertThat(output.await(0)).isTrue();
  }

  @Test
  void half_a_character_is_forgotten_with_the_power() throws Exception {
    output.restart(null);
    print(new byte[] {(byte) 0xe2, (byte) 0x9c});
    output.restart("Idle");
    print("Idle".getBytes(StandardCharsets.UTF_8));
    assertThat(output.await(0)).isTrue();
    assertThat(output.last()).isEqualTo("its console last said: Idle");
  }
}
