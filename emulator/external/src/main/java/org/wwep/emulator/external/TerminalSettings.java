package org.wwep.emulator.external;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.wwep.emulator.external.SerialSettings.FlowControl;
import org.wwep.emulator.external.SerialSettings.ModemLine;
import org.wwep.emulator.external.SerialSettings.Parity;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;

/**
 * The settings of a terminal device, as Linux has them.
 *
 * <p><b>Source.</b> {@code asm-generic/termbits.h} and {@code asm-generic/ioctls.h} of the Linux
 * kernel, with {@code struct termios2}, which takes any speed; the numbers are those of x86-64,
 * arm64 and RISC-V.
 */
final class TerminalSettings {
  private static final long TCGETS2 = 0x802C542AL;
  private static final long TCSETSF2 = 0x402C542DL;
  private static final long TIOCEXCL = 0x540C;
  private static final long TIOCMBIS = 0x5416;
  private static final long TIOCMBIC = 0x5417;

  private static final int SIZE = 44;
  private static final int INPUT_MODES = 0;
  private static final int OUTPUT_MODES = 4;
  private static final int CONTROL_MODES = 8;
  private static final int LOCAL_MODES = 12;
  private static final int CHARACTERS = 17;
  private static final int INPUT_SPEED = 36;
  private static final int OUTPUT_SPEED = 40;

  private static final int VTIME = 5;
  private static final int VMIN = 6;

  private static final int IGNBRK = 0x1;
  private static final int IGNPAR = 0x4;
  private static final int IXON = 0x400;
  private static final int IXOFF = 0x1000;
  private static final int CS8 = 0x30;
  private static final int CSTOPB = 0x40;
  private static final int CREAD = 0x80;
  private static final int PARENB = 0x100;
  private static final int PARODD = 0x200;
  private static final int CLOCAL = 0x800;
  private static final int BOTHER = 0x1000;
  private static final int CRTSCTS = 0x80000000;

  private static final int DTR = 0x2;
  private static final int RTS = 0x4;

  private TerminalSettings() {}

  /**
   * Has a terminal pass bytes as they are, at this speed, for this program alone.
   *
   * @throws KernelException if it is no terminal, or does not take the settings
   */
  static void apply(DeviceFile terminal, SerialSettings settings) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment modes = arena.allocate(SIZE, Integer.BYTES);
      terminal.ioctl("TCGETS2", TCGETS2, modes);
      boolean software = settings.flow() == FlowControl.XON_XOFF;
      modes.set(JAVA_INT, INPUT_MODES, IGNBRK | IGNPAR | (software ? IXON | IXOFF : 0));
      modes.set(JAVA_INT, OUTPUT_MODES, 0);
      modes.set(JAVA_INT, LOCAL_MODES, 0);
      modes.set(JAVA_INT, CONTROL_MODES, control(settings));
      modes.set(ValueLayout.JAVA_BYTE, CHARACTERS + VTIME, (byte) 0);
      modes.set(ValueLayout.JAVA_BYTE, CHARACTERS + VMIN, (byte) 0);
      modes.set(JAVA_INT, INPUT_SPEED, settings.baud());
      modes.set(JAVA_INT, OUTPUT_SPEED, settings.baud());
      terminal.ioctl("TCSETSF2", TCSETSF2, modes);
      terminal.ioctl("TIOCEXCL", TIOCEXCL, MemorySegment.NULL);
    }
    // The end of a pseudo-terminal has no such lines, which is no error yet.
    set(terminal, ModemLine.DTR, settings.dtr());
    if (settings.flow() != FlowControl.RTS_CTS) {
      set(terminal, ModemLine.RTS, settings.rts());
    }
  }

  private static int control(SerialSettings settings) {
    return CS8
        | CREAD
        | CLOCAL
        | BOTHER
        | (settings.stopBits() == 2 ? CSTOPB : 0)
        | (settings.parity() == Parity.NONE ? 0 : PARENB)
        | (settings.parity() == Parity.ODD ? PARODD : 0)
        | (settings.flow() == FlowControl.RTS_CTS ? CRTSCTS : 0);
  }

  /**
   * Has the end of a pseudo-terminal pass bytes as they are, to whatever program reads there.
   *
   * @throws KernelException if it is no terminal
   */
  static void passAll(DeviceFile terminal) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment modes = arena.allocate(SIZE, Integer.BYTES);
      terminal.ioctl("TCGETS2", TCGETS2, modes);
      modes.set(JAVA_INT, INPUT_MODES, IGNBRK | IGNPAR);
      modes.set(JAVA_INT, OUTPUT_MODES, 0);
      modes.set(JAVA_INT, LOCAL_MODES, 0);
      modes.set(ValueLayout.JAVA_BYTE, CHARACTERS + VTIME, (byte) 0);
      modes.set(ValueLayout.JAVA_BYTE, CHARACTERS + VMIN, (byte) 1);
      terminal.ioctl("TCSETSF2", TCSETSF2, modes);
    }
  }

  /** Sets a modem line; returns whether the terminal has such. */
  static boolean set(DeviceFile terminal, ModemLine which, boolean active) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bits =
          arena.allocateFrom(
              JAVA_INT,
              switch (which) {
                case DTR -> DTR;
                case RTS -> RTS;
              });
      terminal.ioctl("TIOCMBIS", active ? TIOCMBIS : TIOCMBIC, bits);
      return true;
    } catch (KernelException e) {
      if (e.errno() != KernelException.ENOTTY && e.errno() != KernelException.EINVAL) {
        throw e;
      }
      return false;
    }
  }
}
