package org.wwep.emulator.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Collection;
import org.wwep.emulator.server.Register;

/** Registers as comma-separated values; nothing in them ever needs a quote. */
final class CsvDump {
  private static final String HEADER = "device,register,value";

  private static final int LONGEST = 80;

  private CsvDump() {}

  static void write(Collection<Register> registers, Writer out) throws IOException {
    out.write(HEADER + "\n");
    for (Register one : registers) {
      out.write(one.device() + "," + one.numberText() + "," + one.valueText() + "\n");
    }
  }

  static void read(Reader in, DumpFormat.RegisterSink registerSink) throws IOException {
    BufferedReader lines = new BufferedReader(in);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String text = line.strip();
      if (number == 1) {
        // Spreadsheets put a byte order mark first.
        if (!text.replaceFirst("^\uFEFF", "").equals(HEADER)) {
          throw DumpFormat.wrong(1, "expected '" + HEADER + "', was '" + shown(text) + "'");
        }
      } else if (!text.isEmpty()) {
        String[] fields = text.split(",", -1);
        if (fields.length != 3) {
          throw DumpFormat.wrong(
              number, "expected three fields, as in 0FAC,0B,1234, was '" + shown(text) + "'");
        }
        registerSink.at(number, fields[0].strip(), fields[1].strip(), fields[2].strip());
      }
    }
    if (number == 0) {
      throw DumpFormat.wrong(1, "expected '" + HEADER + "', was nothing");
    }
  }

  private static String shown(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
