package org.wwep.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.protocol.Partitions;

class TlsFilterTest {
  // A hello with a session id of two bytes, and supported_versions behind another extension.
  private static final String HELLO =
      "160303003a"
          + "02000036"
          + "0303"
          + "aa".repeat(32)
          + "02bbbb"
          + "130100"
          + "000c"
          + "00330002cccc"
          + "002b00020304";
  private static final String DOWNGRADED =
      HELLO.replace("020000360303", "020000360302").replace("002b00020304", "002b00020302");
  private static final String DATA = "1703030004deadbeef";
  private static final String ALERT_1_2 = "15030300020100";
  private static final String ALERT_1_3 = "1703030013" + "ee".repeat(19);

  @Test
  void the_hello_says_tls_1_1_wherever_it_says_a_version_in_every_cut_in_two() {
    byte[] all = bytes(HELLO + DATA);
    for (int cut = 1; cut < all.length; cut++) {
      assertThat(through("downgrade", Partitions.cut(all, cut > 63 ? 0 : 1L << (cut - 1))))
          .isEqualTo(DOWNGRADED + DATA);
    }
    List<byte[]> single = new ArrayList<>();
    for (byte one : all) {
      single.add(new byte[] {one});
    }
    assertThat(through("downgrade", single)).isEqualTo(DOWNGRADED + DATA);
  }

  @Test
  void the_alert_before_the_end_is_dropped_and_no_other_in_every_split() {
    assertThat(through("truncate", List.of(bytes(DATA + ALERT_1_3 + DATA + ALERT_1_3))))
        .isEqualTo(DATA + ALERT_1_3 + DATA);
    byte[] all = bytes(DATA + ALERT_1_2);
    Partitions.every(all)
        .filter(pieces -> pieces.size() < 5)
        .forEach(pieces -> assertThat(through("truncate", pieces)).isEqualTo(DATA));
  }

  @Test
  void a_stall_swallows_the_end_too_and_what_is_no_tls_passes() {
    assertThat(through("stall", List.of(bytes(HELLO)))).isEmpty();
    assertThat(FaultedStreamProbe.under("tls kind=stall").data(1, "\u0016").end(2).reset(3).seen())
        .containsExactly("3 reset");
    assertThat(FaultedStreamProbe.under("tls kind=stall").data(1, "A0003").end(2).seen())
        .containsExactly("1 A0003", "2 end");
    for (String kind : List.of("truncate", "downgrade", "stall")) {
      assertThat(through(kind, List.of(bytes("41"), bytes("1503"), bytes("16"))))
          .isEqualTo("41150316");
    }
  }

  @Test
  void what_only_looks_like_tls_is_neither_lost_nor_waited_for_for_ever() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5000; i++) {
      byte[] noise = new byte[1 + random.nextInt(60)];
      random.nextBytes(noise);
      noise[0] = (byte) (20 + random.nextInt(4));
      if (noise.length > 1 && random.nextBoolean()) {
        noise[1] = 3;
      }
      String sent = HexFormat.of().formatHex(noise);
      for (String kind : List.of("truncate", "downgrade")) {
        String got = through(kind, Partitions.cut(noise, random.nextLong()));
        if (kind.equals("truncate")) {
          assertThat(sent).as("seed " + seed).startsWith(got);
        } else {
          assertThat(got).as("seed " + seed).hasSameSizeAs(sent);
        }
      }
    }
  }

  @Test
  void what_waits_is_let_go_when_the_fault_is_removed() {
    for (String kind : List.of("truncate", "downgrade")) {
      FaultyStream stream = stream(kind);
      List<Delivery> got = new ArrayList<>(stream.data(bytes("1703"), FaultedStreamProbe.at(1)));
      got.addAll(stream.change(List.of(), FaultedStreamProbe.at(2)));
      got.addAll(stream.data(bytes("0300"), FaultedStreamProbe.at(3)));
      assertThat(hex(got)).isEqualTo("17030300");
    }
  }

  private static FaultyStream stream(String kind) {
    return new FaultyStream(
        FaultedStreamProbe.specs("tls kind=" + kind), Direction.DOWNSTREAM, 1, 1);
  }

  private static String through(String kind, List<byte[]> pieces) {
    FaultyStream stream = stream(kind);
    List<Delivery> got = new ArrayList<>(stream.open(FaultedStreamProbe.at(0)));
    pieces.forEach(piece -> got.addAll(stream.data(piece, FaultedStreamProbe.at(1))));
    got.addAll(stream.end(FaultedStreamProbe.at(2)));
    return hex(got);
  }

  private static String hex(List<Delivery> deliveries) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Delivery delivery : deliveries) {
      if (delivery instanceof Bytes bytes) {
        all.writeBytes(bytes.bytes());
      }
    }
    return HexFormat.of().formatHex(all.toByteArray());
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
