package org.wwep.emulator.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.external.SerialSettings.ModemLine;
import org.wwep.net.NamedAddressStack;
import org.wwep.net.host.HostStack;

/** Reading a console that goes away and comes back. */
class ConsoleReaderTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

  @Test
  void a_console_over_tcp_is_opened_again_when_it_is_back() throws Exception {
    ConsoleTranscript words = new ConsoleTranscript();
    try (ServerSocket board = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ConsoleReader reader =
            new ConsoleReader(new TcpConsole("127.0.0.1", board.getLocalPort()), true, words)) {
      reader.start("dut", Duration.ZERO);
      try (Socket first = board.accept()) {
        first.getOutputStream().write(HELLO);
        assertThat(words.next()).isEqualTo("hello");
        reader.write(HELLO);
        assertThat(first.getInputStream().readNBytes(5)).isEqualTo(HELLO);
      }
      assertThat(words.next()).isEqualTo("lost: the other side has ended");
      try (Socket second = board.accept()) {
        assertThat(words.next()).isEqualTo("back");
        second.getOutputStream().write(HELLO);
        assertThat(words.next()).isEqualTo("hello");
      }
    }
  }

  @Test
  void a_console_is_at_the_first_address_of_its_name_that_takes_a_connection() throws Exception {
    ConsoleTranscript words = new ConsoleTranscript();
    try (HostStack net = new HostStack();
        ServerSocket board = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        ConsoleReader reader =
            new ConsoleReader(
                new TcpConsole(
                    NamedAddressStack.refusingFirst(net), "board.example", board.getLocalPort()),
                true,
                words)) {
      reader.start("dut", Duration.ZERO);
      try (Socket console = board.accept()) {
        console.getOutputStream().write(HELLO);
        assertThat(words.next()).isEqualTo("hello");
      }
    }
  }

  @Test
  void a_console_that_is_not_there_is_said_at_the_start() throws Exception {
    int free;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = nobody.getLocalPort();
    }
    try (ConsoleReader reader =
        new ConsoleReader(new TcpConsole("127.0.0.1", free), true, new ConsoleTranscript())) {
      assertThatThrownBy(() -> reader.start("dut", Duration.ZERO))
          .hasMessage("127.0.0.1:" + free + " refused: nobody listens there");
    }
  }

  @Test
  void a_port_behind_rfc_2217_is_set_and_a_raw_one_is_named() throws Exception {
    ConsoleTranscript words = new ConsoleTranscript();
    try (ServerSocket board = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ConsoleReader reader =
            new ConsoleReader(
                new Rfc2217Console("127.0.0.1", board.getLocalPort(), SerialSettings.DEFAULT),
                true,
                words)) {
      reader.start("dut", Duration.ZERO);
      try (Socket server = board.accept()) {
        assertThat(server.getInputStream().readNBytes(15)).contains(44);
        server.getOutputStream().write(new byte[] {(byte) 255, (byte) 253, 44, 'h', 'i'});
        assertThat(words.next()).isEqualTo("hi");
        assertThat(server.getInputStream().readNBytes(10))
            .containsExactly(255, 250, 44, 1, 0, 1, 0xC2, 0, 255, 240);
        server.getOutputStream().write(new byte[] {(byte) 255, (byte) 254, 44});
        assertThat(words.next())
            .isEqualTo(
                "lost: 127.0.0.1:%d controls no serial port by RFC 2217: is it raw TCP?"
                    .formatted(board.getLocalPort()));
      }
    }
  }

  @Test
  void a_modem_line_behind_rfc_2217_is_set_and_other_consoles_have_none() throws Exception {
    try (ServerSocket board = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ConsoleReader reader =
            new ConsoleReader(
                new Rfc2217Console("127.0.0.1", board.getLocalPort(), SerialSettings.DEFAULT),
                true,
                new ConsoleTranscript())) {
      reader.start("dut", Duration.ZERO);
      try (Socket server = board.accept()) {
        assertThat(server.getInputStream().readNBytes(15)).contains(44);
        server.getOutputStream().write(new byte[] {(byte) 255, (byte) 253, 44});
        for (ModemLine line : ModemLine.values()) {
          reader.set(line, true);
          reader.set(line, false);
        }
        assertThat(server.getInputStream().readNBytes(52))
            .as("the settings come first: they have the lines in them")
            .startsWith(255, 250, 44, 1);
        assertThat(HexFormat.of().formatHex(server.getInputStream().readNBytes(28)))
            .as("RFC 2217: 8 and 9 are DTR on and off, 11 and 12 RTS")
            .isEqualTo("fffa2c0508fff0fffa2c0509fff0fffa2c050bfff0fffa2c050cfff0");
      }
    }
    try (TcpConsole raw = new TcpConsole("127.0.0.1", 1)) {
      assertThatThrownBy(() -> raw.set(ModemLine.DTR, true))
          .hasMessage("this console has no line DTR");
    }
  }

  @Test
  void a_console_that_is_not_there_yet_is_waited_for() throws Exception {
    ConsoleTranscript words = new ConsoleTranscript();
    CountDownLatch refused = new CountDownLatch(1);
    ConsolePort port =
        new ConsolePort() {
          @Override
          public void open() throws IOException {
            if (refused.getCount() > 0) {
              refused.countDown();
              throw new IOException("not there");
            }
          }

          @Override
          public int read(byte[] buffer) {
            return -1;
          }

          @Override
          public void write(byte[] bytes) {}

          @Override
          public void close() {}
        };
    try (ConsoleReader reader = new ConsoleReader(port, false, words)) {
      reader.start("dut", Duration.ofSeconds(20));
      assertThat(words.next()).isEqualTo("lost: the other side has ended");
    }
  }
}
