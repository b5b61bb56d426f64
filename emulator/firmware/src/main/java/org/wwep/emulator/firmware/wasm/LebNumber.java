package org.wwep.emulator.firmware.wasm;

/** A number in LEB128 without a sign, and where it ends. */
record LebNumber(int value, int end) {
  static LebNumber at(byte[] bytes, int from) {
    int value = 0;
    int at = from;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return new LebNumber(value, at);
      }
    }
  }
}
