package org.wwep.device.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.net.LinkException;
import org.wwep.net.packet.Fragment;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.PacketSender;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.ServerRules;

/** A conversation in packets: what every one of the servers does with what comes. */
final class PacketConversation {
  private static final Duration SEND = Duration.ofSeconds(5);

  private final PacketSender socket;
  private final ServerFirmwareContext context;
  private final ServerRules rules;
  private final Conversation conversation;

  PacketConversation(PacketSender socket, ServerFirmwareContext context) {
    this.socket = socket;
    this.context = context;
    this.rules = context.settings().rules();
    this.conversation = new Conversation(context.store(), rules);
  }

  boolean open() {
    return conversation.open();
  }

  /** Returns how long to wait for the client now. */
  Duration patience() {
    return rules.patience(conversation.midFrame());
  }

  /** Takes a packet, deletes it, and answers. */
  void received(Packet packet) throws LinkException, InterruptedException {
    List<Exchange> exchanges = new ArrayList<>();
    try {
      int offset = 0;
      while (offset < packet.length()) {
        Fragment fragment = packet.data(offset);
        exchanges.addAll(conversation.received(ByteBuffer.wrap(fragment.bytes())));
        offset += fragment.length();
      }
    } finally {
      packet.delete();
    }
    answer(exchanges);
  }

  void silence() throws LinkException, InterruptedException {
    answer(conversation.silence());
  }

  void finished() throws LinkException, InterruptedException {
    answer(conversation.finished());
  }

  private void answer(List<Exchange> exchanges) throws LinkException, InterruptedException {
    context.console().tell(socket.peer(), context.settings().port().layer().port(), exchanges);
    context.sending().acquire();
    try {
      socket.sendBuffer(conversation.replies(exchanges, rules.reasons()), SEND);
    } finally {
      context.sending().release();
    }
  }
}
