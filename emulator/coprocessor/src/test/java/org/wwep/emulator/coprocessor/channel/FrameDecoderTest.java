package org.wwep.emulator.coprocessor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.coprocessor.channel.Frame.Kind;
import org.wwep.net.Endpoint;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

class FrameDecoderTest {
  private static final Endpoint SERVER = new Endpoint(InetAddress.ofLiteral("198.51.100.3"), 40508);

  private static final List<Frame> FRAMES =
      List.of(
          new Frame(Kind.COMMAND, Opcode.DEVICE_GET, 1, new byte[0]),
          new Frame(
              Kind.COMMAND,
              Opcode.CONNECT,
              2,
              new PayloadWriter().number(3).endpoint(SERVER).time(Duration.ofMillis(40)).toBytes()),
          new Frame(Kind.EVENT, Opcode.READY, 0, new PayloadWriter().number(3).toBytes()));

  private static byte[] bytes(List<Frame> frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    frames.forEach(frame -> all.writeBytes(frame.encode()));
    return all.toByteArray();
  }

  private static List<Frame> decode(byte[] all, int... cuts) throws MalformedFrameException {
    FrameDecoder decoder = new FrameDecoder();
    List<Frame> found = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      found.addAll(decoder.decode(Arrays.copyOfRange(all, from, cut)));
      from = cut;
    }
    found.addAll(decoder.decode(Arrays.copyOfRange(all, from, all.length)));
    return found;
  }

  @Test
  void a_frame_looks_like_this() {
    assertThat(HexFormat.of().formatHex(FRAMES.getFirst().encode()))
        .isEqualTo("c332" + "0101000000010000" + crc("0101000000010000"));
  }

  // CRC-16/CCITT-FALSE by another road, without a loop over bits.
  private static String crc(String hex) {
    int crc = 0xFFFF;
    for (byte each : HexFormat.of().parseHex(hex)) {
      int x = (crc >> 8 ^ each) & 0xFF;
      x ^= x >> 4;
      crc = (crc << 8 ^ x << 12 ^ x << 5 ^ x) & 0xFFFF;
    }
    return "%04x".formatted(crc);
  }

  @Test
  void frames_are_found_in_whatever_three_pieces_they_come() throws Exception {
    byte[] all = bytes(FRAMES);
    for (int first = 0; first <= all.length; first++) {
      for (int second = first; second <= all.length; second++) {
        assertThat(decode(all, first, second)).as("%d, %d", first, second).isEqualTo(FRAMES);
      }
    }
  }

  @Test
  void frames_are_found_byte_by_byte() throws Exception {
    byte[] all = bytes(FRAMES);
    int[] each = new int[all.length];
    Arrays.setAll(each, i -> i);
    assertThat(decode(all, each)).isEqualTo(FRAMES);
  }

  @Test
  void what_a_frame_carries_is_read_as_it_was_written() throws Exception {
    PayloadReader read = decode(bytes(FRAMES)).get(1).payload();
    assertThat(read.number()).isEqualTo(3);
    assertThat(read.endpoint()).isEqualTo(SERVER);
    assertThat(read.atEnd()).isFalse();
    assertThat(read.time()).isEqualTo(Duration.ofMillis(40));
    assertThat(read.atEnd()).isTrue();
    assertThatThrownBy(read::number).isInstanceOf(MalformedFrameException.class);
  }

  @Test
  void every_changed_bit_is_noticed_or_still_awaits_more() throws Exception {
    byte[] good = FRAMES.get(1).encode();
    int noticed = 0;
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        // A longer length awaits more bytes, and no frame comes of it.
        assertThat(decode(bad)).as("bit %d", bit).isEmpty();
      } catch (MalformedFrameException e) {
        noticed++;
      }
    }
    assertThat(noticed).isGreaterThan(good.length * 8 - 20);
  }

  @Test
  void rubbish_never_makes_more_than_a_malformed_frame() {
    SplittableRandom random = new SplittableRandom(8);
    int malformed = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] all = bytes(FRAMES);
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        all[random.nextInt(all.length)] = (byte) random.nextInt();
      }
      try {
        for (Frame frame : decode(all, random.nextInt(all.length))) {
          assertThat(FRAMES).contains(frame);
        }
      } catch (MalformedFrameException e) {
        malformed++;
      }
    }
    assertThat(malformed).isGreaterThan(15_000);
  }

  @Test
  void payloads_of_rubbish_are_read_to_the_end_or_are_malformed() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 20_000; i++) {
      byte[] payload = new byte[random.nextInt(40)];
      random.nextBytes(payload);
      PayloadReader reader = new PayloadReader(payload);
      try {
        ErrorCodec.throwIfFailed(reader);
        reader.endpoint();
        reader.time();
        reader.text();
        reader.flag();
        reader.big();
      } catch (MalformedFrameException | ErrnoException e) {
        assertThat(e).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void trouble_crosses_with_its_number_its_kind_and_its_words() {
    ErrnoException sent =
        new ErrnoException(
            Errno.ECONNABORTED,
            new TlsRejectedException(TlsRejectedException.Reason.EXPIRED, "too old"));
    assertThatThrownBy(
            () -> ErrorCodec.throwIfFailed(new PayloadReader(ErrorCodec.response(sent).toBytes())))
        .isInstanceOfSatisfying(
            ErrnoException.class,
            e -> {
              assertThat(e.errno()).isEqualTo(Errno.ECONNABORTED);
              assertThat(e.link().orElseThrow())
                  .isInstanceOf(TlsRejectedException.class)
                  .hasMessage("too old")
                  .extracting(link -> ((TlsRejectedException) link).reason())
                  .isEqualTo(TlsRejectedException.Reason.EXPIRED);
            });
    ErrnoException bare = new ErrnoException(Errno.EMFILE, "all 16 sockets are in use");
    assertThatThrownBy(
            () -> ErrorCodec.throwIfFailed(new PayloadReader(ErrorCodec.response(bare).toBytes())))
        .hasMessage("EMFILE: all 16 sockets are in use");
  }

  @Test
  void a_payload_has_its_limit() {
    assertThatThrownBy(() -> new Frame(Kind.EVENT, Opcode.READY, 0, new byte[Frame.LONGEST + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4096");
  }
}
