package org.wwep.emulator.external;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.wwep.hal.kernel.DeviceFile;

/**
 * The master's end of a pseudo-terminal, which stands in for a board with a serial port.
 *
 * <p><b>Source.</b> {@code ptmx(4)} and {@code ioctl_tty(2)} of Linux.
 */
final class PseudoTerminal implements AutoCloseable {
  private static final long TIOCSPTLCK = 0x40045431L;
  private static final long TIOCGPTN = 0x80045430L;
  private static final long TCGETS2 = 0x802C542AL;

  private final DeviceFile master;
  private final Path slave;
  private boolean out;

  PseudoTerminal() throws IOException {
    master = DeviceFile.openTerminal(Path.of("/dev/ptmx"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocateFrom(JAVA_INT, 0);
      master.ioctl("TIOCSPTLCK", TIOCSPTLCK, number);
      master.ioctl("TIOCGPTN", TIOCGPTN, number);
      slave = Path.of("/dev/pts/" + number.get(JAVA_INT, 0));
    }
  }

  /** Returns the other end's device. */
  Path device() {
    return slave;
  }

  void print(String text) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      MemorySegment all = arena.allocate(bytes.length);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, all, 0, bytes.length);
      assertThat(master.writeSome(all)).isEqualTo(bytes.length);
    }
  }

  /** Returns so many bytes of what was typed at the other end. */
  String typed(int length) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(length);
      while (text.length() < length) {
        assertThat(master.readable(Duration.ofSeconds(5))).as("typed '%s'", text).isTrue();
        int got = master.readSome(room);
        text.append(new String(room.asSlice(0, got).toArray(JAVA_BYTE), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  /** Returns a word of the other end's settings, by its offset in {@code struct termios2}. */
  int setting(int offset) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment modes = arena.allocate(44, Integer.BYTES);
      master.ioctl("TCGETS2", TCGETS2, modes);
      return modes.get(JAVA_INT, offset);
    }
  }

  /** Pulls it out: the other end is hung up. */
  void pullOut() {
    if (!out) {
      out = true;
      master.close();
    }
  }

  @Override
  public void close() {
    pullOut();
  }
}
