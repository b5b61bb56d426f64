package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.hal.MacAddress;

class IdentityTest {
  @ParameterizedTest
  @CsvSource({
    "02:00:00:00:00:01, 0003",
    "00:00:00:00:00:00, 0000",
    "FF:FF:FF:FF:FF:FF, 05FA",
    "01:02:03:04:05:06, 0015",
    "d6:73:19:b8:9c:d8, 038E"
  })
  void the_id_is_the_sum_of_the_six_bytes(String mac, String id) {
    assertThat(Identity.of(MacAddress.parse(mac))).hasToString(id);
  }

  @Test
  void only_1531_ids_can_come_of_it() {
    long ids =
        IntStream.rangeClosed(0, 6 * 255)
            .mapToObj(
                sum -> {
                  long bits = 0;
                  for (int left = sum, i = 0; i < 6; i++) {
                    int octet = Math.min(left, 255);
                    bits = bits << 8 | octet;
                    left -= octet;
                  }
                  return Identity.of(new MacAddress(bits));
                })
            .distinct()
            .count();
    assertThat(ids).isEqualTo(1531);
  }
}
