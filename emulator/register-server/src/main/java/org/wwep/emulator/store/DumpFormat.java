package org.wwep.emulator.store;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.server.Register;

/**
 * How registers are written down: one a line, hexadecimal as on the wire, in order.
 *
 * <p><b>Errors</b>: what cannot be read is an {@link IllegalArgumentException} that names the line;
 * then nothing was taken.
 */
public enum DumpFormat {
  /** {@code 0FAC,0B,1234} below the line {@code device,register,value}. */
  CSV {
    @Override
    void print(Collection<Register> registers, Writer out) throws IOException {
      CsvDump.write(registers, out);
    }

    @Override
    void parse(Reader in, RegisterSink registerSink) throws IOException {
      CsvDump.read(in, registerSink);
    }
  },
  /** An array of objects, {@code {"device":"0FAC","register":"0B","value":"1234"}}. */
  JSON {
    @Override
    void print(Collection<Register> registers, Writer out) throws IOException {
      JsonDump.write(registers, out);
    }

    @Override
    void parse(Reader in, RegisterSink registerSink) throws IOException {
      JsonDump.read(in, registerSink);
    }
  };

  /** Takes what was found at a line. */
  @FunctionalInterface
  interface RegisterSink {
    /**
     * Takes one register.
     *
     * @throws IllegalArgumentException if it is none
     */
    void at(int line, String device, String number, String value);
  }

  abstract void print(Collection<Register> registers, Writer out) throws IOException;

  abstract void parse(Reader in, RegisterSink registerSink) throws IOException;

  /** Writes registers in order. */
  public void write(Collection<Register> registers, Writer out) throws IOException {
    print(registers.stream().sorted().toList(), out);
    out.flush();
  }

  /** Reads all registers to the end, and returns them in order. */
  public List<Register> read(Reader in) throws IOException {
    List<Register> all = new ArrayList<>();
    Map<Integer, Integer> lines = new HashMap<>();
    parse(
        in,
        (line, device, number, value) -> {
          Register one;
          try {
            one = Register.parse(device, number, value);
          } catch (IllegalArgumentException e) {
            throw wrong(line, String.valueOf(e.getMessage()));
          }
          Integer earlier = lines.put(one.device().value() << 8 | one.number(), line);
          if (earlier != null) {
            throw wrong(
                line,
                "%s %s again, was at line %d already"
                    .formatted(one.device(), one.numberText(), earlier));
          }
          all.add(one);
        });
    all.sort(null);
    return all;
  }

  static IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException("line " + line + ": " + what);
  }
}
