package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.protocol.DecodeResult.Complete;
import org.wwep.protocol.DecodeResult.Incomplete;
import org.wwep.protocol.DecodeResult.Malformed;

class RequestDecoderTest {
  private static final DeviceId DEVICE = DeviceId.parse("0FAC");

  @Test
  void a_write_is_complete_with_its_last_digit() {
    RequestDecoder decoder = new RequestDecoder();
    assertThat(decoder.decode(bytes("W0FAC0B123"))).isEqualTo(new Incomplete<>());
    assertThat(decoder.midFrame()).isTrue();
    assertThat(decoder.decode(bytes("4")))
        .isEqualTo(new Complete<>(new WriteRequest(DEVICE, 0x0B, 0x1234)));
    assertThat(decoder.midFrame()).isFalse();
  }

  @Test
  void a_read_is_complete_after_seven_bytes_and_the_rest_is_left() {
    ByteBuffer in = bytes("R0FAC0BW0F");
    assertThat(new RequestDecoder().decode(in))
        .isEqualTo(new Complete<>(new ReadRequest(DEVICE, 0x0B)));
    assertThat(in.remaining()).isEqualTo(3);
  }

  @Test
  void a_wrong_byte_is_told_before_the_frame_is_whole_and_with_its_place() {
    assertThat(new RequestDecoder().decode(bytes("W0FxC")))
        .isEqualTo(new Malformed<>(3, "'x' is no hex digit"));
    assertThat(new RequestDecoder().decode(bytes("w")))
        .isEqualTo(new Malformed<>(0, "'w' is no command"));
  }

  @Test
  void after_a_wrong_byte_nothing_more_is_read() {
    RequestDecoder decoder = new RequestDecoder();
    DecodeResult<Request> first = decoder.decode(bytes("?"));
    ByteBuffer more = bytes("R0FAC0B");
    assertThat(decoder.decode(more)).isEqualTo(first);
    assertThat(more.remaining()).isEqualTo(7);
  }

  static Stream<String> sequences() {
    return Stream.of(
        "W0FAC0B1234",
        "W0fac0babcd\r\n",
        "R0FAC0B\nR0FAC0C",
        "R0FAC0BR0FAC0C",
        "R0FAC0B\r\nR0FAC\r",
        "R0FAC0B\n\nR0FAC",
        "R0FAC0B\rR0FAC",
        "W0FAC0B12?34",
        "w0FAC0B1234",
        "\r\nR0FAC0B");
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void every_partition_gives_the_same_outcomes(String sequence) {
    byte[] whole = sequence.getBytes(ISO_8859_1);
    List<Object> expected = outcomes(List.of(whole));
    assertThat(Partitions.every(whole))
        .allSatisfy(cut -> assertThat(outcomes(cut)).isEqualTo(expected));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void every_vector_of_the_reference_decodes_alike_in_every_partition(ProtocolVectors vector) {
    byte[] whole = vector.bytes();
    List<Object> expected = outcomes(List.of(whole));
    assertThat(Partitions.every(whole))
        .allSatisfy(cut -> assertThat(outcomes(cut)).isEqualTo(expected));
  }

  static Stream<ProtocolVectors> vectors() {
    return ProtocolVectors.under("One exchange a connection").stream();
  }

  @Test
  void random_and_mutated_bytes_have_one_outcome_whatever_the_pieces() {
    Random random = new Random(27708);
    for (int round = 0; round < 100_000; round++) {
      byte[] whole = mutated(random);
      List<Object> atOnce = outcomes(List.of(whole));
      assertThat(outcomes(Partitions.cut(whole, random.nextLong())))
          .as("round %d: %s", round, new String(whole, ISO_8859_1))
          .isEqualTo(atOnce);
    }
  }

  @Test
  void what_is_encoded_is_decoded() {
    Random random = new Random(5);
    for (int round = 0; round < 10_000; round++) {
      DeviceId device = new DeviceId(random.nextInt(0x10000));
      Request request =
          random.nextBoolean()
              ? new WriteRequest(device, random.nextInt(256), random.nextInt(0x10000))
              : new ReadRequest(device, random.nextInt(256));
      assertThat(new RequestDecoder().decode(ByteBuffer.wrap(Encoder.encode(request))))
          .isEqualTo(new Complete<>(request));
    }
  }

  private static byte[] mutated(Random random) {
    StringBuilder text = new StringBuilder();
    for (int frames = random.nextInt(4); frames > 0; frames--) {
      text.append(random.nextBoolean() ? "W0FAC0B1234" : "R0fac0b")
          .append(List.of("", "\n", "\r\n", "\r").get(random.nextInt(4)));
    }
    byte[] bytes = text.toString().getBytes(ISO_8859_1);
    for (int hits = random.nextInt(3); hits > 0 && bytes.length > 0; hits--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** Everything that a decoder makes of the pieces, up to the first malformed one. */
  private static List<Object> outcomes(List<byte[]> pieces) {
    RequestDecoder decoder = new RequestDecoder();
    List<Object> seen = new ArrayList<>();
    for (byte[] piece : pieces) {
      ByteBuffer in = ByteBuffer.wrap(piece);
      while (in.hasRemaining()) {
        switch (decoder.decode(in)) {
          case Incomplete<Request> _ -> {}
          case Complete<Request> complete -> seen.add(complete);
          case Malformed<Request> malformed -> {
            seen.add(malformed);
            return seen;
          }
        }
      }
    }
    seen.add(decoder.progress());
    return seen;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }
}
