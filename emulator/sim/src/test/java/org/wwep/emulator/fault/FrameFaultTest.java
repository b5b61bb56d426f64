package org.wwep.emulator.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.protocol.Partitions;

class FrameFaultTest {
  private static final byte[] FRAME = "W0003050001".getBytes(US_ASCII);

  @Test
  void cut_ends_the_stream_after_the_byte_however_the_frame_is_split() {
    for (int after = 0; after <= FRAME.length; after++) {
      int bytes = after;
      every(
          "frame op=cut after=" + after,
          deliveries -> {
            assertThat(text(deliveries)).isEqualTo(new String(FRAME, 0, bytes, US_ASCII));
            assertThat(deliveries.getLast()).isInstanceOf(Delivery.End.class);
            assertThat(deliveries).filteredOn(d -> d instanceof Delivery.End).hasSize(1);
          });
    }
  }

  @Test
  void reset_breaks_the_connection_after_the_byte_however_the_frame_is_split() {
    for (int after = 0; after <= FRAME.length; after++) {
      int bytes = after;
      every(
          "frame op=reset after=" + after,
          deliveries -> {
            assertThat(text(deliveries)).isEqualTo(new String(FRAME, 0, bytes, US_ASCII));
            assertThat(deliveries.getLast()).isInstanceOf(Delivery.Reset.class);
          });
    }
  }

  @Test
  void corrupt_flips_one_bit_of_the_next_byte_however_the_frame_is_split() {
    for (int after = 0; after < FRAME.length; after++) {
      int index = after;
      List<String> seen = new ArrayList<>();
      every(
          "frame op=corrupt after=" + after,
          deliveries -> {
            byte[] got = bytes(deliveries);
            assertThat(got).hasSameSizeAs(FRAME);
            for (int i = 0; i < got.length; i++) {
              assertThat(Integer.bitCount((got[i] ^ FRAME[i]) & 0xff))
                  .isEqualTo(i == index ? 1 : 0);
            }
            seen.add(text(deliveries));
          });
      assertThat(seen.stream().distinct()).as("the same bit each time").hasSize(1);
    }
    assertThat(FRAME).asString(US_ASCII).isEqualTo("W0003050001");
  }

  @Test
  void split_lets_what_follows_come_on_its_own_and_later_however_the_frame_is_split() {
    for (int after = 1; after < FRAME.length; after++) {
      int bytes = after;
      every(
          "frame op=split after=" + after + " delay=50",
          deliveries -> {
            assertThat(text(deliveries)).isEqualTo(new String(FRAME, US_ASCII));
            int passed = 0;
            for (Delivery delivery : deliveries) {
              assertThat(delivery.at()).isEqualTo(FaultedStreamProbe.at(passed < bytes ? 0 : 50));
              if (delivery instanceof Bytes chunk) {
                passed += chunk.bytes().length;
                assertThat(passed <= bytes || passed - chunk.bytes().length >= bytes)
                    .as("no chunk on both sides")
                    .isTrue();
              }
            }
          });
    }
  }

  @Test
  void behind_the_last_byte_only_a_reset_or_the_end_remains() {
    assertThat(FaultedStreamProbe.under("frame op=corrupt after=3").data(1, "abc").end(2).seen())
        .containsExactly("1 abc", "2 end");
    assertThat(FaultedStreamProbe.under("frame op=cut after=0").data(1, "abc").seen())
        .containsExactly("0 end");
    assertThat(
            FaultedStreamProbe.under("frame op=cut after=2").data(1, "abc").end(2).reset(3).seen())
        .containsExactly("1 ab", "1 end", "3 reset");
    assertThat(FaultedStreamProbe.under("frame op=split after=3").data(1, "abc").end(2).seen())
        .containsExactly("1 abc", "11 end");
  }

  private interface Check {
    void of(List<Delivery> deliveries);
  }

  private static void every(String fault, Check check) {
    Partitions.every(FRAME)
        .forEach(
            pieces -> {
              FaultyStream stream =
                  new FaultyStream(FaultedStreamProbe.specs(fault), Direction.DOWNSTREAM, 7, 1);
              List<Delivery> deliveries = new ArrayList<>(stream.open(FaultedStreamProbe.at(0)));
              pieces.forEach(
                  piece -> deliveries.addAll(stream.data(piece, FaultedStreamProbe.at(0))));
              deliveries.addAll(stream.end(FaultedStreamProbe.at(0)));
              check.of(deliveries);
            });
  }

  private static byte[] bytes(List<Delivery> deliveries) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Delivery delivery : deliveries) {
      if (delivery instanceof Bytes chunk) {
        all.writeBytes(chunk.bytes());
      }
    }
    return all.toByteArray();
  }

  private static String text(List<Delivery> deliveries) {
    return new String(bytes(deliveries), US_ASCII);
  }
}
