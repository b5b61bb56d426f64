package org.wwep.emulator.firmware.wasm;

/** The sections of a module, one after the other. */
@SuppressWarnings("ArrayRecordComponent") // read by one owner
record ModuleSections(byte[] module) {
  static final int GLOBAL = 6;
  static final int CODE = 10;
  static final int HEADER = 8;

  /** Takes a section. */
  @FunctionalInterface
  interface Reader {
    /**
     * Takes one.
     *
     * @param id the section's kind
     * @param start the first byte of its content
     * @param end behind the last
     */
    void section(int id, int start, int end);
  }

  void read(Reader reader) {
    int at = HEADER;
    while (at < module.length) {
      LebNumber size = LebNumber.at(module, at + 1);
      int end = size.end() + size.value();
      reader.section(module[at], size.end(), end);
      at = end;
    }
  }
}
