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

/** Server firmware on this machine's network, with what it told. */
final class ServerFirmwareTestbed implements AutoCloseable {
  /** The three kinds of firmware. */
  enum Kind {
    PACKETS,
    CALLBACKS,
    CONCURRENT
  }

  static final ServerFirmwareSettings SETTINGS = ServerFirmwareSettings.at(Endpoint.loopback(0));

  final List<Throwable> failures = new CopyOnWriteArrayList<>();
  final HostRtos rtos = new HostRtos(8, (_, failure) -> failures.add(failure));
  final HostStack net = new HostStack();
  final List<Transaction> transactions = new CopyOnWriteArrayList<>();
  final ServerFirmware firmware;

  ServerFirmwareTestbed(Kind kind, ServerFirmwareSettings settings, RegisterStore store)
      throws LinkException {
    firmware =
        switch (kind) {
          case PACKETS -> PacketServerFirmware.start(rtos, net, settings, store, transactions::add);
          case CALLBACKS ->
              CallbackServerFirmware.one(rtos, net, settings, store, transactions::add);
          case CONCURRENT ->
              CallbackServerFirmware.several(rtos, net, settings, store, transactions::add);
        };
  }

  ServerFirmwareTestbed(Kind kind, ServerFirmwareSettings settings) throws LinkException {
    this(kind, settings, new RegisterTable());
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(firmware.local().address(), firmware.local().port());
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
    firmware.close();
    assertThat(rtos.tasks()).as("tasks left").isZero();
    assertThat(failures).isEmpty();
    assertThat(firmware.pools().snapshot().buffers()).allMatch(PoolSnapshot.Buffer::free);
    assertThat(firmware.pools().transmitted().leaked()).isZero();
    assertThat(firmware.pools().received().leaked()).isZero();
    assertThat(firmware.transactions()).isEqualTo(transactions.size());
    net.close();
    rtos.close();
  }
}
