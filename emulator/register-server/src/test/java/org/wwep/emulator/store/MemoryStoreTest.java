package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;

class MemoryStoreTest extends RegisterStoreContract {
  @Override
  Store open() {
    return new MemoryStore();
  }

  @Test
  void writers_of_one_new_device_do_not_lose_each_others_first_write() {
    MemoryStore store = new MemoryStore();
    for (int round = 0; round < 200; round++) {
      DeviceId device = new DeviceId(round);
      IntStream.range(0, 16).parallel().forEach(register -> store.write(device, register, 1));
      for (int register = 0; register < 16; register++) {
        assertThat(store.read(device, register)).as("round %d", round).hasValue(1);
      }
    }
  }
}
