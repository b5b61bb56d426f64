package org.wwep.emulator.external;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;
import org.wwep.emulator.external.SerialSettings.FlowControl;
import org.wwep.emulator.external.SerialSettings.ModemLine;

/**
 * The Telnet commands among the bytes of a serial port that is reached by RFC 2217, without I/O.
 *
 * <p><b>Shape</b>: bytes of the connection in, bytes of the port out; what is to be answered
 * collects in {@link #answer()}. Owned by the thread that reads, but for {@link #escaped}.
 *
 * <p><b>Source.</b> RFC 854 (commands), RFC 856 (binary transmission), RFC 858 (suppress go ahead),
 * RFC 2217 (COM port control, option 44).
 */
final class TelnetFilter {
  private static final int SE = 240;
  private static final int SB = 250;
  private static final int WILL = 251;
  private static final int WONT = 252;
  private static final int DO = 253;
  private static final int DONT = 254;
  private static final int IAC = 255;

  private static final int BINARY = 0;
  private static final int SUPPRESS_GO_AHEAD = 3;
  private static final int COM_PORT = 44;

  private static final int SET_BAUD_RATE = 1;
  private static final int SET_DATA_SIZE = 2;
  private static final int SET_PARITY = 3;
  private static final int SET_STOP_SIZE = 4;
  private static final int SET_CONTROL = 5;

  private enum State {
    DATA,
    COMMAND,
    OPTION,
    SUBNEGOTIATION,
    SUBNEGOTIATION_COMMAND
  }

  private final SerialSettings settings;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private final Set<Integer> own = new HashSet<>(Set.of(BINARY, SUPPRESS_GO_AHEAD, COM_PORT));
  private final Set<Integer> theirs = new HashSet<>(Set.of(BINARY, SUPPRESS_GO_AHEAD));
  private State state = State.DATA;
  private int command;
  private boolean agreed;
  private boolean refused;

  TelnetFilter(SerialSettings settings) {
    this.settings = settings;
    own.forEach(option -> command(WILL, option));
    theirs.forEach(option -> command(DO, option));
  }

  /** Returns what is to be sent to the other side, once. */
  byte[] answer() {
    byte[] bytes = answer.toByteArray();
    answer.reset();
    return bytes;
  }

  /** Returns whether the other side has agreed to control a serial port, and been told how. */
  boolean agreed() {
    return agreed;
  }

  /** Returns whether the other side has said that it controls no serial port. */
  boolean refused() {
    return refused;
  }

  /** Takes bytes of the connection; returns how many bytes of the port are left at the front. */
  int port(byte[] bytes, int length) {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      switch (state) {
        case DATA -> {
          if (b == IAC) {
            state = State.COMMAND;
          } else {
            bytes[kept++] = (byte) b;
          }
        }
        case COMMAND -> {
          state =
              switch (b) {
                case WILL, WONT, DO, DONT -> State.OPTION;
                case SB -> State.SUBNEGOTIATION;
                default -> State.DATA;
              };
          command = b;
          if (b == IAC) {
            bytes[kept++] = (byte) b;
          }
        }
        case OPTION -> {
          negotiate(command, b);
          state = State.DATA;
        }
        case SUBNEGOTIATION -> state = b == IAC ? State.SUBNEGOTIATION_COMMAND : state;
        case SUBNEGOTIATION_COMMAND -> state = b == SE ? State.DATA : State.SUBNEGOTIATION;
      }
    }
    return kept;
  }

  private void negotiate(int verb, int option) {
    switch (verb) {
      case DO -> {
        if (!own.contains(option)) {
          command(WONT, option);
        } else if (option == COM_PORT) {
          configure();
          agreed = true;
        }
      }
      case WILL -> {
        if (!theirs.contains(option)) {
          command(DONT, option);
        }
      }
      case DONT -> refused |= option == COM_PORT;
      default -> {
        // WONT: what the other side does not do was only offered to it.
      }
    }
  }

  /** Sets the port, as the one side of RFC 2217 tells the other. */
  private void configure() {
    int baud = settings.baud();
    set(SET_BAUD_RATE, baud >>> 24, baud >>> 16, baud >>> 8, baud);
    set(SET_DATA_SIZE, 8);
    set(
        SET_PARITY,
        switch (settings.parity()) {
          case NONE -> 1;
          case ODD -> 2;
          case EVEN -> 3;
        });
    set(SET_STOP_SIZE, settings.stopBits());
    set(
        SET_CONTROL,
        switch (settings.flow()) {
          case NONE -> 1;
          case XON_XOFF -> 2;
          case RTS_CTS -> 3;
        });
    answer.writeBytes(modem(ModemLine.DTR, settings.dtr()));
    if (settings.flow() != FlowControl.RTS_CTS) {
      answer.writeBytes(modem(ModemLine.RTS, settings.rts()));
    }
  }

  private void set(int what, int... value) {
    answer.writeBytes(setting(what, value));
  }

  /** Returns what sets a modem line. */
  static byte[] modem(ModemLine line, boolean active) {
    return setting(
        SET_CONTROL,
        switch (line) {
          case DTR -> active ? 8 : 9;
          case RTS -> active ? 11 : 12;
        });
  }

  private static byte[] setting(int what, int... value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(IAC);
    bytes.write(SB);
    bytes.write(COM_PORT);
    bytes.write(what);
    for (int one : value) {
      bytes.write(one);
      if ((one & 0xFF) == IAC) {
        bytes.write(IAC);
      }
    }
    bytes.write(IAC);
    bytes.write(SE);
    return bytes.toByteArray();
  }

  private void command(int verb, int option) {
    answer.write(IAC);
    answer.write(verb);
    answer.write(option);
  }

  /** Returns bytes for the port as they go over the connection. */
  static byte[] escaped(byte[] bytes) {
    ByteArrayOutputStream escaped = new ByteArrayOutputStream(bytes.length);
    for (byte b : bytes) {
      escaped.write(b);
      if ((b & 0xFF) == IAC) {
        escaped.write(b);
      }
    }
    return escaped.toByteArray();
  }
}
