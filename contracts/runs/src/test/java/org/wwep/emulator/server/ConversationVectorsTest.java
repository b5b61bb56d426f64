package org.wwep.emulator.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.PaddedFrame;
import org.wwep.protocol.Partitions;
import org.wwep.protocol.ProtocolVectors;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.ServerRules;

class ConversationVectorsTest {
  private static final DeviceId DEVICE = DeviceId.parse("0FAC");

  @Test
  void the_vectors_for_one_exchange_hold() {
    MemoryStore store = new MemoryStore();
    for (ProtocolVectors vector : ProtocolVectors.under("One exchange a connection")) {
      assertThat(answer(store, false, List.of(vector.bytes())))
          .as("%s", vector)
          .isEqualTo(vector.withReasons());
    }
  }

  @Test
  void the_vectors_for_keep_alive_hold() {
    MemoryStore store = new MemoryStore();
    for (ProtocolVectors vector : ProtocolVectors.under("Keep-alive")) {
      assertThat(answer(store, true, List.of(vector.bytes())))
          .as("%s", vector)
          .isEqualTo(vector.withReasons());
    }
  }

  @Test
  void keep_alive_answers_alike_however_the_bytes_are_cut() {
    for (ProtocolVectors vector : ProtocolVectors.under("Keep-alive")) {
      Random random = new Random(vector.sent().hashCode());
      MemoryStore store = filled();
      String expected = answer(store, true, List.of(vector.bytes()));
      for (int round = 0; round < 200; round++) {
        assertThat(answer(filled(), true, Partitions.cut(vector.bytes(), random.nextLong())))
            .as("%s", vector)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void one_frame_is_answered_alike_however_it_is_cut() {
    for (String frame : List.of("W0FAC0B1234", "R0FAC0B", "w0FAC0B1234", "W0FAC0B12x4", "W01234")) {
      byte[] whole = frame.getBytes(US_ASCII);
      String expected = answer(filled(), false, List.of(whole));
      assertThat(Partitions.every(whole))
          .allSatisfy(cut -> assertThat(answer(filled(), false, cut)).isEqualTo(expected));
    }
  }

  @Test
  void padded_frames_are_answered_by_padded_replies_however_they_are_cut() {
    MemoryStore store = new MemoryStore();
    for (ProtocolVectors vector : ProtocolVectors.under("Padded frames")) {
      assertThat(padded(store, List.of(vector.bytes()), false))
          .as("%s", vector)
          .isEqualTo(message(vector.answer()));
      assertThat(padded(store, List.of(vector.bytes()), true))
          .as("%s", vector)
          .isEqualTo(message(vector.withReasons()));
    }
    byte[] whole = Arrays.copyOf("R0FAC0B".getBytes(US_ASCII), PaddedFrame.LENGTH);
    // Half a million ways; reading changes nothing, so one store is enough.
    MemoryStore one = filled();
    byte[] answer = message("A0FAC0B1234");
    assertThat(
            Partitions.every(whole)
                .filter(cut -> !Arrays.equals(padded(one, cut, false), answer))
                .findFirst())
        .isEmpty();
  }

  @Test
  void padded_frames_follow_each_other_on_a_connection_that_is_kept() {
    Conversation conversation =
        new Conversation(filled(), ServerRules.DEFAULT.withKeepAlive(true).withPadded(true));
    byte[] two = new byte[2 * PaddedFrame.LENGTH];
    System.arraycopy("R0FAC0B".getBytes(US_ASCII), 0, two, 0, 7);
    System.arraycopy("W0FAC0B0001".getBytes(US_ASCII), 0, two, PaddedFrame.LENGTH, 11);
    List<Exchange> exchanges = conversation.received(ByteBuffer.wrap(two));
    assertThat(conversation.replies(exchanges, false))
        .hasSize(2 * PaddedFrame.LENGTH)
        .startsWith(message("A0FAC0B1234"))
        .endsWith(message("A0FAC0B0001"));
    assertThat(conversation.silence()).isEmpty();
  }

  private static byte[] message(String frame) {
    return Arrays.copyOf(frame.getBytes(US_ASCII), PaddedFrame.LENGTH);
  }

  private static byte[] padded(MemoryStore store, List<byte[]> pieces, boolean reasons) {
    Conversation conversation = new Conversation(store, ServerRules.DEFAULT.withPadded(true));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      if (conversation.open()) {
        answer.writeBytes(
            conversation.replies(conversation.received(ByteBuffer.wrap(piece)), reasons));
      }
    }
    answer.writeBytes(conversation.replies(conversation.finished(), reasons));
    return answer.toByteArray();
  }

  @Test
  void a_wrong_byte_is_refused_before_anything_else_comes() {
    Conversation conversation = new Conversation(new MemoryStore(), false);
    assertThat(conversation.received(bytes("W0FAx")))
        .containsExactly(new Exchange("W0FAx", new ErrorReply("'x' is no hex digit")));
    assertThat(conversation.open()).isFalse();
    assertThat(conversation.finished()).isEmpty();
  }

  @Test
  void a_line_end_that_was_promised_and_never_came_spoils_the_frame() {
    MemoryStore store = filled();
    Conversation conversation = new Conversation(store, false);
    assertThat(conversation.received(bytes("W0FAC0B0009\r"))).isEmpty();
    assertThat(conversation.midFrame()).isTrue();
    assertThat(conversation.silence())
        .extracting(Exchange::reply)
        .containsExactly(new ErrorReply("CR without LF behind the frame"));
    assertThat(store.read(DEVICE, 0x0B)).hasValue(0x1234);
  }

  @Test
  void silence_between_kept_alive_frames_closes_without_a_word() {
    Conversation conversation = new Conversation(filled(), true);
    assertThat(conversation.received(bytes("R0FAC0B"))).hasSize(1);
    assertThat(conversation.silence()).isEmpty();
    assertThat(conversation.open()).isFalse();
  }

  @Test
  void whatever_is_sent_only_a_legal_write_changes_a_register() {
    Random random = new Random(99);
    MemoryStore store = filled();
    for (int round = 0; round < 50_000; round++) {
      byte[] noise = new byte[random.nextInt(24)];
      random.nextBytes(noise);
      if (noise.length > 0) {
        noise[0] = (byte) "WRwr\n0".charAt(random.nextInt(6));
      }
      boolean keepAlive = random.nextBoolean();
      Conversation conversation = new Conversation(store, keepAlive);
      conversation.received(ByteBuffer.wrap(noise));
      conversation.finished();
      assertThat(conversation.open()).isFalse();
    }
    assertThat(store.read(DEVICE, 0x0B)).hasValue(0x1234);
  }

  private static MemoryStore filled() {
    MemoryStore store = new MemoryStore();
    store.write(DEVICE, 0x0B, 0x1234);
    return store;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  /** What a server with reasons puts on the wire. */
  private static String answer(MemoryStore store, boolean keepAlive, List<byte[]> pieces) {
    Conversation conversation = new Conversation(store, keepAlive);
    StringBuilder answer = new StringBuilder();
    for (byte[] piece : pieces) {
      if (conversation.open()) {
        add(answer, conversation, conversation.received(ByteBuffer.wrap(piece)));
      }
    }
    add(answer, conversation, conversation.finished());
    assertThat(conversation.open()).isFalse();
    return answer.toString();
  }

  private static void add(
      StringBuilder answer, Conversation conversation, List<Exchange> exchanges) {
    for (int i = 0; i < exchanges.size(); i++) {
      answer.append(exchanges.get(i).reply().frame());
      boolean last = i == exchanges.size() - 1 && !conversation.open();
      if (exchanges.get(i).reply() instanceof ErrorReply && !last) {
        answer.append('\n');
      }
    }
  }
}
