package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wwep.protocol.DeviceId;

class MemoryStoreTest {
  private final MemoryStore store = new MemoryStore();

  @Test
  void a_register_that_was_never_written_is_absent_and_zero_is_a_value() {
    DeviceId device = new DeviceId(0);
    assertThat(store.read(device, 5)).isEmpty();
    store.write(device, 5, 0);
    assertThat(store.read(device, 5)).isEqualTo(OptionalInt.of(0));
    assertThat(store.read(device, 6)).isEmpty();
    assertThat(store.read(new DeviceId(1), 5)).isEmpty();
  }

  @Test
  void every_register_of_a_device_holds_its_own_sixteen_bits() {
    DeviceId device = new DeviceId(0xFFFF);
    for (int register = 0; register < 256; register++) {
      store.write(device, register, 0xFFFF - register);
    }
    for (int register = 0; register < 256; register++) {
      assertThat(store.read(device, register)).hasValue(0xFFFF - register);
    }
  }

  @Test
  void writers_of_one_new_device_do_not_lose_each_others_first_write() {
    for (int round = 0; round < 200; round++) {
      DeviceId device = new DeviceId(round);
      IntStream.range(0, 16).parallel().forEach(register -> store.write(device, register, 1));
      for (int register = 0; register < 16; register++) {
        assertThat(store.read(device, register)).as("round %d", round).hasValue(1);
      }
    }
  }
}
