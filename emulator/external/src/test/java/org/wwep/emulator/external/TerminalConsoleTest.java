package org.wwep.emulator.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.external.SerialSettings.ModemLine;

/** A console on a terminal device, by the kernel's pseudo-terminals. */
class TerminalConsoleTest {
  @BeforeEach
  void terminals() {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/ptmx")), "needs /dev/ptmx of Linux");
  }

  private static String read(ConsolePort console, int length) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[64];
    for (int i = 0; i < 100 && text.length() < length; i++) {
      int got = console.read(buffer);
      assertThat(got).isNotNegative();
      text.append(new String(buffer, 0, got, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  @Test
  void bytes_pass_unchanged_in_both_directions() throws Exception {
    try (PseudoTerminal board = new PseudoTerminal();
        TerminalConsole console = new TerminalConsole(board.device(), SerialSettings.DEFAULT)) {
      console.open();
      // Not as a line, not echoed, no byte taken for a signal or a pause.
      board.print("> \r\n\u0003\u0011\u0013");
      assertThat(read(console, 7)).isEqualTo("> \r\n\u0003\u0011\u0013");
      console.write("press\n\u0004".getBytes(StandardCharsets.UTF_8));
      assertThat(board.typed(7)).isEqualTo("press\n\u0004");
      assertThatThrownBy(() -> console.set(ModemLine.RTS, true))
          .as("a pseudo-terminal has none")
          .hasMessage(board.device() + " has no line RTS");
    }
  }

  @Test
  void any_speed_is_set_and_flow_control_by_characters() throws Exception {
    try (PseudoTerminal board = new PseudoTerminal()) {
      SerialSettings odd =
          new SerialSettings(
              74_880,
              SerialSettings.Parity.NONE,
              2,
              SerialSettings.FlowControl.XON_XOFF,
              true,
              true);
      try (TerminalConsole console = new TerminalConsole(board.device(), odd)) {
        console.open();
        assertThat(board.setting(36)).as("input speed").isEqualTo(74_880);
        assertThat(board.setting(40)).as("output speed").isEqualTo(74_880);
        assertThat(board.setting(0) & 0x1400).as("IXON and IXOFF").isEqualTo(0x1400);
        assertThat(board.setting(8) & 0x40).as("two stop bits").isEqualTo(0x40);
        assertThat(board.setting(12)).as("neither lines nor echo nor signals").isZero();
      }
      try (TerminalConsole console = new TerminalConsole(board.device(), SerialSettings.DEFAULT)) {
        console.open();
        assertThat(board.setting(36)).isEqualTo(115_200);
        assertThat(board.setting(0) & 0x1400).isZero();
      }
    }
  }

  @Test
  void a_port_that_is_pulled_out_ends_and_no_device_is_named(@TempDir Path folder)
      throws Exception {
    try (PseudoTerminal board = new PseudoTerminal();
        TerminalConsole console = new TerminalConsole(board.device(), SerialSettings.DEFAULT)) {
      console.open();
      board.pullOut();
      assertThatThrownBy(
              () -> {
                if (console.read(new byte[9]) < 0) {
                  throw new IOException("ended");
                }
              })
          .isInstanceOf(IOException.class);
    }
    Path none = folder.resolve("ttyUSB0");
    try (TerminalConsole console = new TerminalConsole(none, SerialSettings.DEFAULT)) {
      assertThatThrownBy(console::open).hasMessage("there is no " + none);
      Files.createFile(none);
      assertThatThrownBy(console::open).hasMessage(none + " is no terminal device");
      assertThatThrownBy(() -> console.write(new byte[1])).hasMessage(none + " is not open");
    }
  }
}
