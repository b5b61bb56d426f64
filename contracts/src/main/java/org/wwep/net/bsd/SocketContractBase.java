package org.wwep.net.bsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.wwep.net.bsd.SocketConstants.AF_INET;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.SOCK_STREAM;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.wwep.rtos.RtosWorld.Script;
import org.wwep.rtos.TestTask;

/** What the parts of the sockets' contract share: two ends, and short ways to say things. */
@Timeout(40)
abstract class SocketContractBase {
  static final Duration LONG = Duration.ofSeconds(10);
  static final Duration SHORT = Duration.ofMillis(60);

  SocketWorld world;
  SocketApi sockets;
  SocketApi peers;

  abstract SocketWorld fresh();

  /** The descriptors of one connection's ends. */
  record Ends(int client, int peer) {}

  /** Says how a socket is set up before it connects or listens. */
  @FunctionalInterface
  interface Setup {
    /** Sets options. */
    void on(SocketApi api, int fd) throws Exception;
  }

  static final Setup PLAIN = (api, fd) -> {};

  @BeforeEach
  void make_the_world() {
    world = fresh();
    sockets = world.sockets();
    peers = world.peers();
  }

  @AfterEach
  void end_the_world() {
    world.close();
  }

  final void run(Script script) throws Exception {
    world.run(script);
  }

  static int tcp(SocketApi api) throws Exception {
    return api.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  }

  final int listener(int protocol, Setup setup) throws Exception {
    int fd = peers.socket(AF_INET, SOCK_STREAM, protocol);
    setup.on(peers, fd);
    peers.bind(fd, world.anyPort());
    peers.listen(fd, 4);
    return fd;
  }

  final Ends connected() throws Exception {
    return connected(IPPROTO_TCP, PLAIN, PLAIN);
  }

  final Ends connected(int protocol, Setup client, Setup server) throws Exception {
    int listening = listener(protocol, server);
    TestTask<Integer> accepted =
        TestTask.task(world.rtos(), "accept", () -> peers.accept(listening));
    int fd = sockets.socket(AF_INET, SOCK_STREAM, protocol);
    client.on(sockets, fd);
    sockets.connect(fd, peers.getsockname(listening));
    Ends ends = new Ends(fd, accepted.result());
    peers.close(listening);
    return ends;
  }

  /** Connects where the handshake is refused, and returns the client's error. */
  final ErrnoException refused(int protocol, Setup client, Setup server) throws Exception {
    int listening = listener(protocol, server);
    TestTask<Integer> accepted =
        TestTask.task(world.rtos(), "accept", () -> peers.accept(listening));
    int fd = sockets.socket(AF_INET, SOCK_STREAM, protocol);
    client.on(sockets, fd);
    ErrnoException error = error(() -> sockets.connect(fd, peers.getsockname(listening)));
    peers.close(listening);
    assertThat(accepted.thrown()).get().isInstanceOf(ErrnoException.class);
    sockets.close(fd);
    return error;
  }

  static ErrnoException error(ThrowingCallable call) {
    ErrnoException error = catchThrowableOfType(ErrnoException.class, call);
    assertThat(error).as("an ErrnoException").isNotNull();
    return error;
  }

  static Errno errno(ThrowingCallable call) {
    return error(call).errno();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static void send(SocketApi api, int fd, String text) throws Exception {
    assertThat(api.send(fd, bytes(text), 0, text.length(), 0)).isEqualTo(text.length());
  }

  static String recv(SocketApi api, int fd, int most, int flags) throws Exception {
    byte[] buffer = new byte[most];
    int count = api.recv(fd, buffer, 0, most, flags);
    return new String(buffer, 0, count, StandardCharsets.US_ASCII);
  }

  final void close(Ends ends) throws Exception {
    sockets.close(ends.client());
    peers.close(ends.peer());
  }

  final void nothingIsLeft() {
    assertThat(world.open()).isZero();
  }
}
