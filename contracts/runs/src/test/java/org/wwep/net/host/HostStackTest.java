package org.wwep.net.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.wwep.net.BindFailedException;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStackContract;
import org.wwep.net.NetworkWorld;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.TestTask;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostStackTest extends NetworkStackContract {
  private static final Duration LONG = Duration.ofSeconds(10);

  @Override
  protected NetworkWorld world() {
    return new HostNetworkWorld();
  }

  @Test
  void small_sends_leave_at_once_on_both_ends() throws Exception {
    try (HostStack stack = new HostStack();
        TcpListener listener = stack.listen(Endpoint.loopback(0));
        TcpSocket socket = stack.socket()) {
      socket.connect(listener.local(), LONG);
      Connection accepted = listener.accept(LONG);
      for (Connection end : List.of(socket, accepted)) {
        assertThat(((HostConnection) end).channel.getOption(StandardSocketOptions.TCP_NODELAY))
            .isTrue();
      }
    }
  }

  /** Needs all of 127.0.0.0/8. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_port_of_the_clients_own_is_of_the_address_that_it_connects_from() throws Exception {
    InetAddress source = InetAddress.ofLiteral("127.0.1.1");
    try (HostStack stack = HostStack.ofMany(source);
        TcpListener listener = stack.listen(Endpoint.loopback(0));
        TcpSocket socket = stack.socket()) {
      TcpListener free = stack.listen(new Endpoint(source, 0));
      Endpoint own = free.local();
      free.close();
      socket.bind(own.port());
      socket.connect(listener.local(), LONG);
      assertThat(listener.accept(LONG).remote()).isEqualTo(own);
    }
  }

  @Test
  void a_listener_of_another_program_is_in_the_way() throws Exception {
    try (HostStack stack = new HostStack();
        ServerSocketChannel other = ServerSocketChannel.open()) {
      other.bind(HostConnection.address(Endpoint.loopback(0)));
      Endpoint taken = HostConnection.endpoint(other.getLocalAddress());
      assertThatThrownBy(() -> stack.listen(taken))
          .isInstanceOf(BindFailedException.class)
          .hasMessageContaining("in use")
          .hasMessageContaining("0 for any");
      assertThat(stack.openSockets()).isZero();
    }
  }

  @Test
  void a_closed_stack_is_not_joined() throws Exception {
    HostStack stack = new HostStack();
    stack.join(Duration.ZERO);
    assertThatThrownBy(() -> stack.join(LONG.negated()))
        .isInstanceOf(IllegalArgumentException.class);
    stack.close();
    assertThatThrownBy(() -> stack.join(LONG)).isInstanceOf(JoinFailedException.class);
  }

  @Test
  void plain_threads_may_use_it_and_nothing_of_it_remains_after_the_close() throws Exception {
    HostStack stack = new HostStack();
    TcpListener listener = stack.listen(Endpoint.loopback(0));
    TcpSocket socket = stack.socket();
    socket.connect(listener.local(), LONG);
    Connection accepted = listener.accept(LONG);
    socket.send(new byte[] {1}, LONG);
    assertThat(accepted.receive(new byte[1], 0, 1, LONG)).isEqualTo(1);
    stack.resolve("localhost", LONG);
    stack.close();
    assertThat(stack.openSockets()).isZero();
    ThreadLeaks.endWithin(LONG, "wwep-resolver");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void no_descriptor_is_left_when_connections_are_closed_under_those_who_wait() throws Exception {
    useAndClose();
    long before = descriptors();
    for (int i = 0; i < 20; i++) {
      useAndClose();
    }
    // One kept by mistake for each connection would make 20 or more.
    assertThat(descriptors()).isLessThan(before + 10);
  }

  private static long descriptors() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }

  private static void useAndClose() throws Exception {
    try (HostRtos rtos = new HostRtos(1);
        HostStack stack = new HostStack();
        TcpListener listener = stack.listen(Endpoint.loopback(0))) {
      TcpSocket socket = stack.socket();
      socket.connect(listener.local(), LONG);
      Connection accepted = listener.accept(LONG);
      byte[] buffer = new byte[1];
      var waiting =
          TestTask.task(rtos, "waiting", () -> socket.receive(buffer, 0, 1, Duration.ofDays(1)));
      assertThat(waiting.task().join(Duration.ofMillis(10))).isFalse();
      socket.close();
      assertThat(waiting.thrown()).get().isInstanceOf(LocallyClosedException.class);
      accepted.close();
    }
  }
}
