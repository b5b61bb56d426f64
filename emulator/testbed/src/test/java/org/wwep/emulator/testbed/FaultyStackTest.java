package org.wwep.emulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.HostRtos;

/** A device's stack in real time. */
class FaultyStackTest {
  @Test
  void a_socket_is_told_of_however_short_it_lives() throws Exception {
    try (HostRtos rtos = new HostRtos(1)) {
      FaultyStack stack = new FaultyStack("device", rtos, 1);
      List<Integer> told = new ArrayList<>();
      stack.onSockets(() -> told.add(stack.openSockets()));
      stack.socket().close();
      TcpSocket reset = stack.socket();
      reset.abort();
      assertThat(told).containsExactly(1, 0, 1, 0);
      stack.close();
    }
  }
}
