package org.wwep.emulator.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import org.wwep.emulator.server.Register;

/**
 * Registers as comma-separated values. What is written never needs a quote; read is what
 * spreadsheets make of it: quotes, semicolons or tabs, a byte order mark, Excel's {@code sep=;}.
 */
final class CsvDump {
  private static final String HEADER = "device,register,value";
  private static final List<String> COLUMNS = List.of(HEADER.split(","));
  private static final String SEPARATOR_HINT = "(?i)\"?sep=[,;\t]\"?";

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
    char separator = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String text = number == 1 ? line.replaceFirst("^\uFEFF", "") : line;
      if (separator == 0) {
        if (number > 1 || !text.strip().matches(SEPARATOR_HINT)) {
          separator = header(number, text);
        }
      } else if (!text.isBlank()) {
        List<String> fields = fields(number, text, separator);
        if (!fields.isEmpty()) {
          registerSink.at(number, fields.get(0), fields.get(1), fields.get(2));
        }
      }
    }
    if (separator == 0) {
      throw DumpFormat.wrong(number + 1, "expected '" + HEADER + "', was nothing");
    }
  }

  private static char header(int number, String text) {
    char separator = CsvLine.separator(text);
    boolean right;
    try {
      right =
          CsvLine.fields(text, separator).stream()
              .map(String::toLowerCase)
              .toList()
              .equals(COLUMNS);
    } catch (IllegalArgumentException _) {
      right = false;
    }
    if (!right) {
      throw DumpFormat.wrong(number, "expected '" + HEADER + "', was '" + shown(text) + "'");
    }
    return separator;
  }

  private static List<String> fields(int number, String text, char separator) {
    String trouble = "expected three fields, as in 0FAC,0B,1234";
    try {
      List<String> fields = CsvLine.fields(text, separator);
      if (fields.isEmpty() || fields.size() == COLUMNS.size()) {
        return fields;
      }
    } catch (IllegalArgumentException e) {
      trouble = e.getMessage();
    }
    throw DumpFormat.wrong(number, trouble + ", was '" + shown(text) + "'");
  }

  private static String shown(String text) {
    String one = text.strip();
    return one.length() <= LONGEST ? one : one.substring(0, LONGEST) + "...";
  }
}
