package org.wwep.emulator.coprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwep.net.bsd.SocketConstants.AF_INET;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_2;
import static org.wwep.net.bsd.SocketConstants.POLLERR;
import static org.wwep.net.bsd.SocketConstants.POLLHUP;
import static org.wwep.net.bsd.SocketConstants.POLLIN;
import static org.wwep.net.bsd.SocketConstants.SOCK_STREAM;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.emulator.coprocessor.driver.CoprocessorControl;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.NetworkLostException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketOption;
import org.wwep.rtos.TestTask;

/** The network goes, by itself or because the part is stopped, and comes back. */
@Timeout(60) // a call that is never failed waits in real time as well
class NetworkLossTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SILENCE = CoprocessorTiming.PART.silence();
  private static final Duration MOMENT = Duration.ofMillis(5);

  private static final RadioEvent CONNECTED = new RadioEvent.Connected("WWEP", -52);
  private static final RadioEvent ACQUIRED =
      new RadioEvent.IpAcquired(CoprocessorConfig.PART.lease());
  private static final RadioEvent SILENT =
      new RadioEvent.Disconnected("no beacon of 'WWEP' for 1000 ms");
  private static final RadioEvent LOST = new RadioEvent.IpLost();

  private static Errno errno(ThrowingCallable call) {
    Errno[] met = new Errno[1];
    assertThatThrownBy(call).isInstanceOfSatisfying(ErrnoException.class, e -> met[0] = e.errno());
    return met[0];
  }

  private static List<RadioEvent> listen(CoprocessorSimulation in) throws Exception {
    List<RadioEvent> events = new ArrayList<>();
    in.nwp.driver().control().listen(events::add);
    return events;
  }

  private static TcpListener server(CoprocessorSimulation in) throws Exception {
    return in.peer.listen(new Endpoint(in.peer.address(), 27708));
  }

  private static void exchange(CoprocessorSimulation in, TcpListener server) throws Exception {
    try (TcpSocket socket = in.nwp.socket()) {
      socket.connect(server.local(), LONG);
      try (Connection accepted = server.accept(LONG)) {
        accepted.send(new byte[] {'A'}, LONG);
        assertThat(socket.receive(new byte[8], 0, 8, LONG)).isEqualTo(1);
      }
    }
  }

  @Test
  void a_network_that_is_silent_is_lost_and_joined_again_once_it_is_back() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          List<RadioEvent> events = listen(in);
          in.nwp.join(LONG);
          in.nwp.inRange(false);
          in.rtos.sleep(SILENCE.minus(MOMENT));
          assertThat(events).containsExactly(CONNECTED, ACQUIRED);
          in.rtos.sleep(MOMENT.multipliedBy(2));
          assertThat(events).containsExactly(CONNECTED, ACQUIRED, SILENT, LOST);
          CoprocessorControl control = in.nwp.driver().control();
          assertThat(control.settings().acquired()).isFalse();
          assertThat(control.scan()).isEmpty();
          in.rtos.sleep(Duration.ofHours(1));
          assertThat(events).hasSize(4);
          in.nwp.inRange(true);
          in.rtos.sleep(LONG);
          assertThat(events)
              .containsExactly(CONNECTED, ACQUIRED, SILENT, LOST, CONNECTED, ACQUIRED);
          try (TcpListener server = server(in)) {
            exchange(in, server);
          }
        });
  }

  @Test
  void what_was_open_on_a_lost_network_fails_for_that_and_what_was_not_works_again()
      throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          SocketApi sockets = in.nwp.driver().sockets();
          try (TcpListener server = server(in)) {
            TcpSocket open = in.nwp.socket();
            open.connect(server.local(), LONG);
            int fd = sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
            sockets.connect(fd, server.local());
            int fresh = sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
            TestTask<Integer> waiting =
                TestTask.task(
                    in.rtos, "waits", () -> open.receive(new byte[8], 0, 8, Duration.ofDays(1)));
            in.rtos.sleep(MOMENT);
            Instant began = in.rtos.now();
            in.nwp.inRange(false);
            assertThat(waiting.thrown())
                .get()
                .isInstanceOf(NetworkLostException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("no beacon of 'WWEP'");
            assertThat(Duration.between(began, in.rtos.now()))
                .isBetween(SILENCE, SILENCE.plus(MOMENT));
            assertThat(sockets.poll(List.of(new PollFd(fd, POLLIN)), LONG).getFirst().revents())
                .isEqualTo(POLLIN | POLLERR | POLLHUP);
            assertThat(errno(() -> sockets.recv(fd, new byte[8], 0, 8, 0)))
                .isEqualTo(Errno.ENETDOWN);
            assertThat(errno(() -> sockets.send(fd, new byte[8], 0, 8, 0)))
                .isEqualTo(Errno.ENETDOWN);
            assertThat(errno(() -> sockets.connect(fresh, server.local())))
                .isEqualTo(Errno.ENETDOWN);
            assertThat(in.nwp.openSockets()).isEqualTo(3);
            in.nwp.inRange(true);
            in.rtos.sleep(LONG);
            assertThat(errno(() -> sockets.recv(fd, new byte[8], 0, 8, 0)))
                .as("not with the next network either")
                .isEqualTo(Errno.ENETDOWN);
            sockets.connect(fresh, server.local());
            sockets.close(fresh);
            sockets.close(fd);
            open.close();
            for (int older = 0; older < 3; older++) {
              server.accept(LONG).close();
            }
            exchange(in, server);
          }
        });
  }

  @Test
  void a_connect_and_a_handshake_under_way_end_with_the_network() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          SocketApi sockets = in.nwp.driver().sockets();
          try (TcpListener server = server(in)) {
            int fd = sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TLS_1_2);
            sockets.setsockopt(fd, SocketOption.TLS_HOSTNAME, OptionValue.text("server"));
            sockets.setsockopt(
                fd, SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(ProvisionedFlash.TAG));
            TestTask<Boolean> connecting =
                TestTask.task(
                    in.rtos,
                    "connects",
                    () -> {
                      sockets.connect(fd, server.local());
                      return true;
                    });
            in.rtos.sleep(MOMENT);
            in.nwp.inRange(false);
            assertThat(connecting.thrown())
                .get()
                .isInstanceOfSatisfying(
                    ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENETDOWN));
            sockets.close(fd);
          }
        });
  }

  @Test
  void a_network_that_is_silent_for_a_moment_is_not_lost() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          List<RadioEvent> events = listen(in);
          in.nwp.join(LONG);
          in.nwp.inRange(false);
          in.rtos.sleep(SILENCE.minus(MOMENT));
          in.nwp.inRange(true);
          in.rtos.sleep(LONG);
          assertThat(events).containsExactly(CONNECTED, ACQUIRED);
        });
  }

  @Test
  void a_part_that_is_stopped_closes_its_sockets_and_refuses_until_it_is_started()
      throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorControl control = in.nwp.driver().control();
          SocketApi sockets = in.nwp.driver().sockets();
          IpConfiguration fixed = IpConfiguration.of(InetAddress.ofLiteral("192.0.2.7"));
          control.useStatic(fixed);
          in.nwp.join(LONG);
          control.useMac("02:00:00:00:0a:0b");
          try (TcpListener server = server(in)) {
            int fd = sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
            sockets.connect(fd, server.local());
            TestTask<Integer> waiting =
                TestTask.task(in.rtos, "waits", () -> sockets.recv(fd, new byte[8], 0, 8, 0));
            in.rtos.sleep(MOMENT);
            assertThat(errno(control::start)).isEqualTo(Errno.EALREADY);
            control.stop();
            assertThat(waiting.thrown())
                .get()
                .isInstanceOfSatisfying(
                    ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EBADF));
            assertThat(in.nwp.openSockets()).isZero();
            for (ThrowingCallable call :
                List.<ThrowingCallable>of(
                    control::limits,
                    control::scan,
                    control::settings,
                    control::stop,
                    () -> in.nwp.driver().files().list(),
                    () -> sockets.getaddrinfo("wwep.wa101.cypress.com", 1, LONG),
                    () -> sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP))) {
              assertThat(errno(call)).isEqualTo(Errno.ENODEV);
            }
            assertThat(in.nwp.state()).containsEntry("device", "stopped");
            List<RadioEvent> events = listen(in);
            CoprocessorControl.StartResult startResult = control.start();
            assertThat(startResult.role()).isEqualTo(Role.STATION);
            assertThat(startResult.settings())
                .isEqualTo(
                    new CoprocessorControl.Settings("02:00:00:00:0a:0b", false, false, fixed));
            in.rtos.sleep(LONG);
            assertThat(events).containsExactly(CONNECTED, new RadioEvent.IpAcquired(fixed));
            server.accept(LONG).close();
            exchange(in, server);
          }
        });
  }
}
