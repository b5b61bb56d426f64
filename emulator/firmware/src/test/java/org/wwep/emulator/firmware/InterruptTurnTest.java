package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.sim.Schedule;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;

/** When the thread that an interrupt wakes may go on in the turn of that interrupt. */
class InterruptTurnTest {
  private static final int PORT = 27_708;
  private static final long FOREVER = -1;
  private static final long PRESSED = 1;
  private static final long BUTTON = 0x100;
  private static final long BOTH_EDGES = 3;

  /** Firmware whose thread waits for edges: connects at the first, disconnects at the second. */
  private static final class EdgeClient implements FirmwareInstance {
    private final List<Boolean> told = new ArrayList<>();

    @Override
    public ThreadEnd run(int thread, long value, RequestHandler handler)
        throws InterruptedException {
      if (thread == INTERRUPT) {
        told.add(Objects.requireNonNull(handler.known()).next());
        handler.post(new FirmwareRequest(Operation.SEMAPHORE_PUT, PRESSED, 0, 0));
        return new ThreadEnd.Returned();
      }
      handler.post(new FirmwareRequest(Operation.SEMAPHORE_NEW, PRESSED, 0, 0));
      handler.post(new FirmwareRequest(Operation.PIN_LISTEN, BUTTON, BOTH_EDGES, 1));
      awaitEdge(handler);
      long socket = call(handler, Operation.SOCKET_NEW, 0, 0);
      assertThat(call(handler, Operation.SOCKET_CONNECT, socket, server())).isZero();
      awaitEdge(handler);
      handler.post(new FirmwareRequest(Operation.SOCKET_CLOSE, socket, 1, 0));
      while (true) {
        awaitEdge(handler);
      }
    }

    private static long call(RequestHandler handler, Operation operation, long a, long b)
        throws InterruptedException {
      return handler.answer(new FirmwareRequest(operation, a, b, FOREVER)).value();
    }

    private static void awaitEdge(RequestHandler handler) throws InterruptedException {
      assertThat(call(handler, Operation.SEMAPHORE_GET, PRESSED, FOREVER)).isEqualTo(1);
    }

    private static long server() {
      long address = ByteBuffer.wrap(SimulatedDevice.SERVER.getAddress()).getInt();
      return address << 16 | PORT;
    }

    @Override
    public void close() {}
  }

  /** Returns what each interrupt was told; so many edges come at once. */
  private static List<Boolean> told(Schedule schedule, int... edges) throws Exception {
    EdgeClient client = new EdgeClient();
    try (SimulatedDevice device = new SimulatedDevice(() -> client, 1, schedule)) {
      device.withServer(
          ServerSettings.at(new Endpoint(SimulatedDevice.SERVER, PORT)),
          _ -> {},
          () -> {
            device.firmware.powerOn();
            device.sleep(1000);
            Level level = Level.HIGH;
            for (int count : edges) {
              for (int i = 0; i < count; i++) {
                level = level == Level.HIGH ? Level.LOW : Level.HIGH;
                device.board.buttons().getFirst().play(new Edge(device.world.now(), level));
              }
              device.sleep(1000);
            }
          });
      assertThat(device.log.faults()).isEmpty();
    }
    return client.told;
  }

  @Test
  void it_may_unless_a_connection_is_open() throws Exception {
    assertThat(told(Schedule.IN_ORDER, 1, 1, 1)).containsExactly(true, false, true);
  }

  @Test
  void it_may_not_where_tasks_are_shuffled() throws Exception {
    assertThat(told(Schedule.SHUFFLED, 1, 1, 1)).containsExactly(false, false, false);
  }

  @Test
  void it_may_not_after_one_of_several_interrupts() throws Exception {
    assertThat(told(Schedule.IN_ORDER, 2, 1)).containsExactly(false, false, true);
  }
}
