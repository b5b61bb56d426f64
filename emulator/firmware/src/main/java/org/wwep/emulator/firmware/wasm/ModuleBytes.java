package org.wwep.emulator.firmware.wasm;

import java.io.ByteArrayOutputStream;

/** Bytes of a module, with numbers as the format has them. */
final class ModuleBytes extends ByteArrayOutputStream {
  private static final int CALL = 0x10;

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
}
