package org.wwep.emulator.firmware.wasm;

/** The sections of a module, one after the other. */
@SuppressWarnings("ArrayRecordComponent") // read by one owner
record ModuleSections(byte[] module) {
  static final int GLOBAL = 6;
  static final int CODE = 10;
  static final int HEADER = 8;

  /** Takes a section: what is of which kind from where to where. */
  @FunctionalInterface
  interface Reader {
    void section(int id, int start, int end);
  }

  void read(Reader reader) {
    int at = HEADER;
    while (at < module.length) {
      Leb size = Leb.at(module, at + 1);
      int end = size.end() + size.value();
      reader.section(module[at], size.end(), end);
      at = end;
    }
  }
}
