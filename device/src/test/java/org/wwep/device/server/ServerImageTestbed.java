package org.wwep.device.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.host.HostStack;
import org.wwep.net.packet.PoolSnapshot;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.HostRtos;

/** A server image on this machine's network, with what it told. */
final class ServerImageTestbed implements AutoCloseable {
  /** The three kinds of firmware. */
  enum Kind {
    PACKETS,
    CALLBACKS,
    CONCURRENT
  }

  static final ServerImageSettings SETTINGS = ServerImageSettings.at(Endpoint.loopback(0));

  final List<Throwable> failures = new CopyOnWriteArrayList<>();
  final HostRtos rtos = new HostRtos(8, (_, failure) -> failures.add(failure));
  final HostStack net = new HostStack();
  final List<Transaction> transactions = new CopyOnWriteArrayList<>();
  final ServerImage image;

  ServerImageTestbed(Kind kind, ServerImageSettings settings, RegisterStore store)
      throws LinkException {
    image =
        switch (kind) {
          case PACKETS -> PacketServerImage.start(rtos, net, settings, store, transactions::add);
          case CALLBACKS -> CallbackServerImage.one(rtos, net, settings, store, transactions::add);
          case CONCURRENT ->
              CallbackServerImage.several(rtos, net, settings, store, transactions::add);
        };
  }

  ServerImageTestbed(Kind kind, ServerImageSettings settings) throws LinkException {
    this(kind, settings, new RegisterTable());
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(image.local().address(), image.local().port());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
    return socket;
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** Sends, finishes sending and returns everything up to the server's close. */
  String exchange(byte[] sent) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(sent);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  String exchange(String sent) throws IOException {
    return exchange(sent.getBytes(US_ASCII));
  }

  /** Closes the firmware, and checks that it left nothing. */
  @Override
  public void close() {
    image.close();
    assertThat(rtos.tasks()).as("tasks left").isZero();
    assertThat(failures).isEmpty();
    assertThat(image.pools().snapshot().buffers()).allMatch(PoolSnapshot.Buffer::free);
    assertThat(image.pools().transmitted().leaked()).isZero();
    assertThat(image.pools().received().leaked()).isZero();
    assertThat(image.transactions()).isEqualTo(transactions.size());
    net.close();
    rtos.close();
  }
}
