package org.wwep.emulator.firmware.wasm;

import java.io.ByteArrayOutputStream;

/** Bytes of a module, with numbers as the format has them. */
final class ModuleBytes extends ByteArrayOutputStream {
  private static final int CALL = 0x10;
  private static final int LOCAL_GET = 0x20;
  private static final int LOCAL_TEE = 0x22;
  private static final int I32_CONST = 0x41;
  private static final int END = 0x0B;
  // i32.const 1, i32.add
  private static final byte[] ADD_ONE = {I32_CONST, 1, 0x6A};
  // i32.const 1023, i32.and, i32.eqz, if
  private static final byte[] IF_ROUND = {I32_CONST, (byte) 0xFF, 0x07, 0x71, 0x45, 0x04, 0x40};

  void unsigned(int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    write(rest);
  }

  void signed(int value) {
    int rest = value;
    while (rest < -64 || rest > 63) {
      write((rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    write(rest & 0x7F);
  }

  void call(int function) {
    write(CALL);
    unsigned(function);
  }

  /** Counts a round of a loop in a local; a function is called at every 1,024th. */
  void countRound(int local, int function) {
    write(LOCAL_GET);
    unsigned(local);
    writeBytes(ADD_ONE);
    write(LOCAL_TEE);
    unsigned(local);
    writeBytes(IF_ROUND);
    call(function);
    write(END);
  }
}
