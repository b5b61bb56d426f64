package org.wwep.emulator.proxy.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.HostRtos;

/** A machine's own network and tasks, and what to plug together on them. */
final class ProxyTestNetwork implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final HostRtos rtos = new HostRtos(1);
  final HostStack net = new HostStack();

  RegisterServer server() throws LinkException {
    return RegisterServer.start(
        rtos, net, ServerSettings.at(Endpoint.loopback(0)), new MemoryStore(), line -> {});
  }

  FaultProxy before(Endpoint server, String... faults) throws Exception {
    return before(server, 7, RogueServer.none(), faults);
  }

  FaultProxy before(Endpoint server, long seed, RogueServer rogueServer, String... faults)
      throws Exception {
    ProxySettings settings =
        new ProxySettings(
            "test",
            new ProxyAddress("127.0.0.1", 0),
            new ProxyAddress(server.address().getHostAddress(), server.port()));
    return FaultProxy.start(rtos, net, settings, specs(faults), rogueServer, seed);
  }

  static List<FaultSpec> specs(String... faults) {
    return Stream.of(faults).map(FaultFormat::line).toList();
  }

  TcpListener listener() throws LinkException {
    return net.listen(Endpoint.loopback(0));
  }

  TcpSocket dial(Endpoint to) throws LinkException, InterruptedException {
    TcpSocket socket = net.socket();
    socket.connect(to, PATIENCE);
    return socket;
  }

  static void send(Connection to, String text) throws LinkException, InterruptedException {
    to.send(text.getBytes(US_ASCII), PATIENCE);
  }

  static String toEnd(Connection from) throws LinkException, InterruptedException {
    return new String(allOf(from), US_ASCII);
  }

  static byte[] allOf(Connection from) throws LinkException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[65536];
    for (int n = 0; n >= 0; n = from.receive(buffer, 0, buffer.length, PATIENCE)) {
      all.write(buffer, 0, n);
    }
    return all.toByteArray();
  }

  static String some(Connection from, int length) throws LinkException, InterruptedException {
    byte[] buffer = new byte[length];
    int have = 0;
    while (have < length) {
      have += from.receive(buffer, have, length - have, PATIENCE);
    }
    return new String(buffer, US_ASCII);
  }

  /** Returns what comes before the end, or the kind of trouble. */
  static String exchangeEnd(Connection from) throws InterruptedException {
    try {
      return toEnd(from);
    } catch (LinkException e) {
      return e.kind();
    }
  }

  /** Sends one frame, and returns the answer or the kind of trouble. */
  String exchange(Endpoint to, String frame) throws InterruptedException {
    try (TcpSocket socket = dial(to)) {
      send(socket, frame);
      return toEnd(socket);
    } catch (LinkException e) {
      return e.kind();
    }
  }

  @Override
  public void close() {
    net.close();
    rtos.close();
  }
}
