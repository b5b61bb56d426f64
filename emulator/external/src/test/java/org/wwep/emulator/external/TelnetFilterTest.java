package org.wwep.emulator.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.external.SerialSettings.FlowControl;
import org.wwep.emulator.external.SerialSettings.Parity;

/** Telnet commands among the bytes of a port. Source: RFC 854, RFC 2217. */
class TelnetFilterTest {
  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
  }

  private static TelnetFilter fresh(SerialSettings settings) {
    TelnetFilter filter = new TelnetFilter(settings);
    assertThat(hex(filter.answer()).length()).as("offers three, asks for two").isEqualTo(30);
    return filter;
  }

  @Test
  void commands_are_taken_out_wherever_the_bytes_are_cut() {
    // A, a doubled FF, a command without an option, a subnegotiation with FF in it, WILL 1, B.
    byte[] stream = bytes("41 ffff fff1 fffa2c6affff05fff0 fffb01 42");
    for (int cut = 0; cut <= stream.length; cut++) {
      TelnetFilter filter = fresh(SerialSettings.DEFAULT);
      ByteArrayOutputStream port = new ByteArrayOutputStream();
      for (byte[] part :
          new byte[][] {
            Arrays.copyOf(stream, cut), Arrays.copyOfRange(stream, cut, stream.length)
          }) {
        int kept = filter.port(part, part.length);
        port.write(part, 0, kept);
      }
      assertThat(hex(port.toByteArray())).as("cut at %s", cut).isEqualTo("41ff42");
      assertThat(hex(filter.answer())).as("DONT 1, once").isEqualTo("fffe01");
    }
  }

  @Test
  void the_port_is_set_once_the_other_side_agrees() {
    TelnetFilter filter =
        fresh(new SerialSettings(9600, Parity.EVEN, 2, FlowControl.RTS_CTS, false, true));
    assertThat(filter.port(bytes("fffd2c"), 3)).isZero();
    assertThat(hex(filter.answer()))
        .as("speed, 8 bits, even, 2 stop bits, hardware flow control, DTR off")
        .isEqualTo(
            "fffa2c0100002580fff0"
                + "fffa2c0208fff0"
                + "fffa2c0303fff0"
                + "fffa2c0402fff0"
                + "fffa2c0503fff0"
                + "fffa2c0509fff0");
    assertThat(filter.refused()).isFalse();
    TelnetFilter usual = fresh(SerialSettings.DEFAULT.at(65_535));
    assertThat(usual.port(bytes("fffd2c"), 3)).isZero();
    assertThat(hex(usual.answer()))
        .as("a byte FF of the speed is doubled; DTR and RTS are on")
        .startsWith("fffa2c010000fffffffffff0")
        .contains("fffa2c0301fff0", "fffa2c0401fff0", "fffa2c0501fff0")
        .endsWith("fffa2c0508fff0fffa2c050bfff0");
  }

  @Test
  void what_is_not_known_is_declined_and_a_refusal_is_noted() {
    TelnetFilter filter = fresh(SerialSettings.DEFAULT);
    // DO 24 (terminal type), WILL 0 (as asked for), WONT 3.
    assertThat(filter.port(bytes("fffd18 fffb00 fffc03"), 9)).isZero();
    assertThat(hex(filter.answer())).isEqualTo("fffc18");
    assertThat(filter.port(bytes("fffe2c"), 3)).isZero();
    assertThat(filter.refused()).isTrue();
  }

  @Test
  void a_byte_ff_is_doubled_on_its_way_out() {
    assertThat(hex(TelnetFilter.escaped(bytes("41ff0d")))).isEqualTo("41ffff0d");
  }
}
