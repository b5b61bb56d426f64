package org.wwep.device.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wwep.protocol.DeviceId;

class RegisterTableTest {
  private static final DeviceId ONE = new DeviceId(0x0001);
  private static final DeviceId OTHER = new DeviceId(0x0100);

  @Test
  void registers_of_devices_are_kept_apart_and_zero_is_a_value() {
    RegisterTable table = new RegisterTable();
    assertThat(table.read(ONE, 5)).isEmpty();
    assertThat(table.write(ONE, 5, 0)).isTrue();
    assertThat(table.write(OTHER, 5, 0xFFFF)).isTrue();
    assertThat(table.write(ONE, 6, 7)).isTrue();
    assertThat(table.write(ONE, 5, 1)).isTrue();
    assertThat(table.read(ONE, 5)).hasValue(1);
    assertThat(table.read(OTHER, 5)).hasValue(0xFFFF);
    assertThat(table.read(ONE, 6)).hasValue(7);
    assertThat(table.read(OTHER, 6)).isEmpty();
    assertThat(table.read(new DeviceId(0), 0)).isEmpty();
  }

  @Test
  void it_grows_to_256_registers_of_every_device() {
    RegisterTable table = new RegisterTable();
    for (int device = 0; device < 40; device++) {
      for (int register = 0; register < 256; register++) {
        assertThat(table.write(new DeviceId(device), register, device + register)).isTrue();
      }
    }
    assertThat(table.read(new DeviceId(39), 255)).hasValue(39 + 255);
    assertThat(table.read(new DeviceId(40), 0)).isEmpty();
  }

  @Test
  void a_full_table_takes_no_other_register_and_keeps_those_it_has() {
    RegisterTable table = new RegisterTable(2);
    assertThat(table.write(ONE, 5, 1)).isTrue();
    assertThat(table.write(OTHER, 5, 2)).isTrue();
    assertThat(table.write(ONE, 6, 3)).isFalse();
    assertThat(table.write(OTHER, 5, 4)).isTrue();
    assertThat(table.read(ONE, 5)).hasValue(1);
    assertThat(table.read(OTHER, 5)).hasValue(4);
    assertThat(table.read(ONE, 6)).isEmpty();
    assertThatThrownBy(() -> new RegisterTable(0)).hasMessageContaining("was 0");
  }
}
