package org.wwep.net.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.LinkException;
import org.wwep.rtos.Mailbox;

/** Callbacks on a client's socket: registered later, and taken back. */
@Timeout(30)
class CallbackRegistrationTest extends PacketPair {
  private final Mailbox<String> told = rtos.mailbox();
  private final CallbackWorker worker = CallbackWorker.start(rtos);

  @AfterEach
  void close() {
    worker.close();
  }

  private class Told implements SocketCallbacks {
    @Override
    public void connected(CallbackSocket on) {
      told.post("connected");
    }

    @Override
    public void received(CallbackSocket on) {
      Optional<Packet> packet = on.receive();
      told.post("received " + text(packet.orElseThrow()));
    }

    @Override
    public void disconnected(CallbackSocket on) throws LinkException, InterruptedException {
      on.sendBuffer("bye".getBytes(US_ASCII), LONG);
      told.post("disconnected");
    }
  }

  private static String text(Packet packet) {
    String text = new String(packet.data(0).bytes(), US_ASCII);
    packet.delete();
    return text;
  }

  private String next() throws InterruptedException {
    return told.take(LONG).orElse("nothing");
  }

  @Test
  void callbacks_come_from_when_they_are_registered_until_they_are_taken_back() throws Exception {
    fromPeerComes("by hand");
    assertThat(text(socket.receive(LONG).orElseThrow())).isEqualTo("by hand");
    CallbackRegistration registration = worker.register(socket, new Told());
    assertThatThrownBy(() -> worker.register(socket, new Told()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unregister");
    fromPeerComes("one");
    assertThat(next()).isEqualTo("received one");
    registration.unregister();
    registration.unregister();
    fromPeerComes("by hand again");
    assertThat(text(socket.receive(LONG).orElseThrow())).isEqualTo("by hand again");
    worker.register(socket, new Told());
    fromPeerComes("two");
    assertThat(next()).isEqualTo("received two");
    peer.shutdownOutput();
    assertThat(next()).isEqualTo("disconnected");
    assertThat(fromPeer(3)).isEqualTo("bye");
    assertThat(told.take(SHORT)).isEmpty();
  }

  @Test
  void what_no_callback_has_received_is_received_by_hand() throws Exception {
    CallbackRegistration registration =
        worker.register(
            socket,
            new Told() {
              @Override
              public void received(CallbackSocket on) {
                told.post("there is something");
              }
            });
    fromPeerComes("left");
    assertThat(next()).isEqualTo("there is something");
    fromPeerComes(" behind");
    registration.unregister();
    assertThat(text(socket.receive(LONG).orElseThrow())).isEqualTo("left");
    assertThat(text(socket.receive(LONG).orElseThrow())).isEqualTo(" behind");
  }
}
