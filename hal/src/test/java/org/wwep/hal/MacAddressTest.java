package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"b8:27:eb:01:02:ff", "B8-27-EB-01-02-FF", " b8:27:EB:01-02:ff "})
  void colons_dashes_and_either_case_are_read(String text) {
    MacAddress mac = MacAddress.parse(text);
    assertThat(mac.bits()).isEqualTo(0xB827_EB01_02FFL);
    assertThat(mac).hasToString("b8:27:eb:01:02:ff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "b8:27:eb:01:02", "b8:27:eb:01:02:ff:00", "b827eb0102ff", "b8:27:eb:01:02:fg"})
  void anything_else_is_refused_with_an_example(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MacAddress.parse(text))
        .withMessageContainingAll("'" + text + "'", "02:00:00:00:00:01");
  }

  @Test
  void octets_are_in_written_order_and_unsigned() {
    MacAddress mac = MacAddress.parse("b8:27:eb:01:02:ff");
    assertThat(mac.octet(0)).isEqualTo(0xB8);
    assertThat(mac.octet(5)).isEqualTo(0xFF);
    assertThatIllegalArgumentException().isThrownBy(() -> mac.octet(6));
    assertThatIllegalArgumentException().isThrownBy(() -> mac.octet(-1));
  }

  @Test
  void only_48_bits_fit() {
    assertThat(new MacAddress(0xFFFF_FFFF_FFFFL)).hasToString("ff:ff:ff:ff:ff:ff");
    assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(1L << 48));
    assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(-1));
  }

  @Test
  void a_seeded_address_is_unicast_local_and_always_the_same() {
    for (long seed = 0; seed < 500; seed++) {
      MacAddress mac = MacAddress.fromSeed(seed);
      assertThat(mac.octet(0) & 0b11).as("%s", mac).isEqualTo(0b10);
      assertThat(MacAddress.fromSeed(seed)).isEqualTo(mac);
    }
    assertThat(MacAddress.fromSeed(1)).isNotEqualTo(MacAddress.fromSeed(2));
  }
}
