package org.wwep.protocol.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.Partitions;
import org.wwep.protocol.ProtocolVectors;

class ConversationTest {
  /** Registers without any bound, or without any room. */
  private static final class TestRegisters implements RegisterStore {
    private final Map<String, Integer> values = new HashMap<>();
    private boolean full;
    private boolean down;

    @Override
    public boolean write(DeviceId device, int register, int value)
        throws StoreUnavailableException {
      if (down) {
        throw new StoreUnavailableException("down");
      }
      if (!full) {
        values.put(device + " " + register, value);
      }
      return !full;
    }

    @Override
    public OptionalInt read(DeviceId device, int register) throws StoreUnavailableException {
      if (down) {
        throw new StoreUnavailableException("down");
      }
      Integer value = values.get(device + " " + register);
      return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
  }

  private final TestRegisters testRegisters = new TestRegisters();

  /** Plays one connection; the client finishes sending behind the last piece. */
  private String play(boolean keepAlive, boolean reasons, Stream<byte[]> pieces) {
    Conversation conversation = new Conversation(testRegisters, keepAlive);
    StringBuilder answer = new StringBuilder();
    pieces.forEach(
        piece -> {
          List<Exchange> exchanges = conversation.received(ByteBuffer.wrap(piece));
          answer.append(new String(conversation.replies(exchanges, reasons), US_ASCII));
        });
    List<Exchange> last = conversation.finished();
    assertThat(conversation.open()).isFalse();
    return answer.append(new String(conversation.replies(last, reasons), US_ASCII)).toString();
  }

  @Test
  void the_vectors_of_the_protocols_page_hold() {
    for (boolean keepAlive : new boolean[] {false, true}) {
      String heading = keepAlive ? "Keep-alive" : "One exchange a connection";
      for (ProtocolVectors row : ProtocolVectors.under(heading)) {
        assertThat(play(keepAlive, true, Stream.of(row.bytes())))
            .as("%s", row)
            .isEqualTo(row.withReasons());
      }
      testRegisters.values.clear();
      for (ProtocolVectors row : ProtocolVectors.under(heading)) {
        assertThat(play(keepAlive, false, Stream.of(row.bytes())))
            .as("%s", row)
            .isEqualTo(row.answer());
      }
      testRegisters.values.clear();
    }
  }

  @Test
  void a_kept_alive_answer_is_the_same_in_whatever_pieces_the_frames_come() {
    for (String sent : List.of("R0FAC0DR0FAC0BR0F", "R0FAC0D?", "W0FAC0B0001\nR0FAC0B")) {
      byte[] bytes = sent.getBytes(US_ASCII);
      testRegisters.values.clear();
      String whole = play(true, true, Stream.of(bytes));
      Partitions.every(bytes)
          .forEach(
              pieces -> {
                testRegisters.values.clear();
                assertThat(play(true, true, pieces.stream())).as(sent).isEqualTo(whole);
              });
    }
  }

  @Test
  void a_reason_gets_a_line_end_as_long_as_another_reply_follows() {
    assertThat(play(true, true, Stream.of("R0FAC0D?".getBytes(US_ASCII))))
        .isEqualTo("X never written\nX '?' is no command");
  }

  @Test
  void a_write_without_room_is_refused_and_the_connection_lives_on() {
    testRegisters.full = true;
    assertThat(play(true, true, Stream.of("W0FAC0B0001R0FAC0B".getBytes(US_ASCII))))
        .isEqualTo("X no room for another register\nX never written\n");
  }

  @Test
  void while_the_store_is_unavailable_nothing_is_acknowledged_and_the_connection_lives_on() {
    testRegisters.down = true;
    assertThat(play(true, true, Stream.of("W0FAC0B0001R0FAC0B".getBytes(US_ASCII))))
        .isEqualTo("X store unavailable\nX store unavailable\n");
    assertThat(play(false, false, Stream.of("W0FAC0B0001".getBytes(US_ASCII)))).isEqualTo("X");
  }
}
