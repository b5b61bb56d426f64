package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;

/** What every store does. */
@Timeout(60)
abstract class RegisterStoreContract {
  Store store = new MemoryStore();

  /** Opens an empty store. */
  abstract Store open() throws Exception;

  @BeforeEach
  void open_it() throws Exception {
    store = open();
  }

  @AfterEach
  void close_it() {
    store.close();
  }

  @Test
  void a_register_that_was_never_written_is_absent_and_zero_is_a_value() throws Exception {
    DeviceId device = new DeviceId(0);
    assertThat(store.read(device, 5)).isEmpty();
    assertThat(store.write(device, 5, 0)).isTrue();
    assertThat(store.read(device, 5)).hasValue(0);
    assertThat(store.read(device, 6)).isEmpty();
    assertThat(store.read(new DeviceId(1), 5)).isEmpty();
  }

  @Test
  void every_register_of_a_device_holds_its_own_sixteen_bits() throws Exception {
    DeviceId device = new DeviceId(0xFFFF);
    for (int register = 0; register < 256; register++) {
      store.write(device, register, 0xFFFF - register);
    }
    for (int register = 0; register < 256; register++) {
      assertThat(store.read(device, register)).hasValue(0xFFFF - register);
    }
  }

  @Test
  void the_last_write_counts() throws Exception {
    DeviceId device = new DeviceId(0x0FAC);
    for (int value = 0; value < 50; value++) {
      store.write(device, 0x0B, value);
      assertThat(store.read(device, 0x0B)).hasValue(value);
    }
  }

  @Test
  void many_writers_lose_nothing_of_each_other() throws Exception {
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 32; writer++) {
        int number = writer;
        writers.add(
            tasks.submit(
                () -> {
                  for (int id = 0; id < 20; id++) {
                    store.write(new DeviceId(id), number, number * 100 + id);
                  }
                  return true;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    List<Register> all = store.all();
    assertThat(all).hasSize(32 * 20).isSorted();
    assertThat(all)
        .allSatisfy(
            one -> assertThat(one.value()).isEqualTo(one.number() * 100 + one.device().value()));
  }

  @Test
  void replacing_leaves_exactly_what_was_given() throws Exception {
    store.write(new DeviceId(1), 1, 1);
    store.write(new DeviceId(2), 2, 2);
    Register one = new Register(new DeviceId(2), 3, 0x1234);
    Register two = new Register(new DeviceId(0xFFFF), 0xFF, 0xFFFF);
    store.replaceAll(List.of(two, one));
    assertThat(store.all()).containsExactly(one, two);
    assertThat(store.read(new DeviceId(1), 1)).isEmpty();
    assertThat(store.read(new DeviceId(2), 2)).isEmpty();
    store.replaceAll(List.of());
    assertThat(store.all()).isEmpty();
  }
}
