package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.protocol.DecodeResult.Complete;
import org.wwep.protocol.DecodeResult.Incomplete;
import org.wwep.protocol.DecodeResult.Malformed;

class ReplyDecoderTest {
  private static final AckReply ACKNOWLEDGED = new AckReply(DeviceId.parse("0003"), 5, 1);

  @Test
  void an_acknowledgement_is_complete_with_its_last_digit_and_the_rest_is_left() {
    ByteBuffer in = bytes("A0003050001\n");
    assertThat(new ReplyDecoder().decode(in)).isEqualTo(new Complete<>(ACKNOWLEDGED));
    assertThat(in.remaining()).isEqualTo(1);
  }

  @Test
  void a_refusal_needs_the_close_and_carries_any_text() {
    ReplyDecoder decoder = new ReplyDecoder();
    assertThat(decoder.decode(bytes("X register 05 is\tread-only\r\n")))
        .isEqualTo(new Incomplete<>());
    assertThat(decoder.refusal()).isTrue();
    assertThat(decoder.end()).isEqualTo(new Complete<>(new ErrorReply("register 05 is?read-only")));
  }

  @Test
  void a_refusal_without_end_is_cut_off() {
    ReplyDecoder decoder = new ReplyDecoder();
    ByteBuffer endless = bytes("X" + "y".repeat(10_000));
    assertThat(decoder.decode(endless))
        .isEqualTo(new Complete<>(new ErrorReply("y".repeat(ReplyDecoder.MAX_REFUSAL - 1))));
  }

  @Test
  void a_bare_x_is_a_refusal_without_reason() {
    ReplyDecoder decoder = new ReplyDecoder();
    decoder.decode(bytes("X"));
    assertThat(decoder.end()).isEqualTo(new Complete<>(new ErrorReply("")));
  }

  @Test
  void half_a_reply_stays_incomplete_at_the_end() {
    ReplyDecoder decoder = new ReplyDecoder();
    assertThat(decoder.decode(bytes("A00030"))).isEqualTo(new Incomplete<>());
    assertThat(decoder.end()).isEqualTo(new Incomplete<>());
    assertThat(decoder.received()).isEqualTo("A00030");
  }

  @Test
  void garbage_is_told_at_its_first_byte() {
    assertThat(new ReplyDecoder().decode(bytes("HTTP/1.1 400")))
        .isEqualTo(new Malformed<>(0, "'H' is neither A nor X"));
    assertThat(new ReplyDecoder().decode(bytes("A0003z50001")))
        .isEqualTo(new Malformed<>(5, "'z' is no hex digit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A0003050001", "a0003050001", "X nope", "A00x3050001", "Afffffffffe"})
  void every_partition_gives_the_same_outcome(String reply) {
    byte[] whole = reply.getBytes(ISO_8859_1);
    DecodeResult<Reply> expected = outcome(List.of(whole));
    assertThat(Partitions.every(whole))
        .allSatisfy(cut -> assertThat(outcome(cut)).isEqualTo(expected));
  }

  @Test
  void random_bytes_never_break_the_decoder() {
    Random random = new Random(40508);
    for (int round = 0; round < 50_000; round++) {
      byte[] whole = new byte[random.nextInt(16)];
      random.nextBytes(whole);
      if (whole.length > 0 && random.nextBoolean()) {
        whole[0] = (byte) (random.nextBoolean() ? 'A' : 'X');
      }
      assertThat(outcome(Partitions.cut(whole, random.nextLong())))
          .isEqualTo(outcome(List.of(whole)));
    }
  }

  private static DecodeResult<Reply> outcome(List<byte[]> pieces) {
    ReplyDecoder decoder = new ReplyDecoder();
    for (byte[] piece : pieces) {
      DecodeResult<Reply> decodeResult = decoder.decode(ByteBuffer.wrap(piece));
      if (!(decodeResult instanceof Incomplete<Reply>)) {
        return decodeResult;
      }
    }
    return decoder.end();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }
}
