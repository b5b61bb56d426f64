package org.wwep.emulator.firmware.wasm;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.wwep.emulator.firmware.build.SourceOrigin;

/**
 * Reads the line numbers of a module: the section {@code .debug_line}, in DWARF's versions 2 to 4.
 *
 * <p><b>Errors</b>: what cannot be read is left out; a fault then has no line.
 */
final class DebugLines {
  /**
   * A place in the sources of firmware.
   *
   * @param isOwn whether it is the firmware's own, and of no header of the port or of a library
   */
  record Line(String file, int line, boolean isOwn) {}

  /** A file that lines are of. */
  private record Source(String name, boolean isOwn) {}

  private static final int ADVANCE_BASE = 255;

  private final ByteBuffer in;
  // By their offset in the code section; where a function ends is a line without a file.
  private final NavigableMap<Integer, Line> lines = new TreeMap<>();

  private DebugLines(byte[] section) {
    this.in = ByteBuffer.wrap(section).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns lines by the offset in the code section from which on they hold. */
  static NavigableMap<Integer, Line> of(byte[] section) {
    DebugLines reader = new DebugLines(section);
    try {
      while (reader.in.remaining() > 4) {
        reader.unit();
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException _) {
      // The rest is damaged, or of a kind that is not known here.
    }
    return reader.lines;
  }

  private void unit() {
    int length = in.getInt();
    int end = in.position() + length;
    int version = in.getShort();
    if (version >= 2 && version <= 4) {
      program(version, end);
    }
    in.position(end);
  }

  private void program(int version, int end) {
    int headerLength = in.getInt();
    int start = in.position() + headerLength;
    int step = in.get();
    if (version >= 4) {
      in.get();
    }
    in.get();
    int base = in.get();
    int range = in.get() & 0xFF;
    byte[] operands = new byte[in.get() & 0xFF];
    in.get(operands, 1, operands.length - 1);
    List<Source> files = files();
    in.position(start);
    new Sequence(step, base, range, operands, files).run(end);
  }

  /** Returns the files' names; those of the C library are empty, as they are not firmware's. */
  private List<Source> files() {
    List<String> folders = new ArrayList<>(List.of(""));
    for (String folder = text(); !folder.isEmpty(); folder = text()) {
      folders.add(folder);
    }
    List<Source> files = new ArrayList<>(List.of(new Source("", false)));
    for (String file = text(); !file.isEmpty(); file = text()) {
      String folder = folders.get((int) unsigned());
      unsigned();
      unsigned();
      files.add(
          new Source(
              isLibrary(folder) ? "" : file.substring(file.lastIndexOf('/') + 1),
              SourceOrigin.isFirmware(folder + "/" + file)));
    }
    return files;
  }

  private static boolean isLibrary(String folder) {
    return folder.contains("libc-top-half")
        || folder.contains("libc-bottom-half")
        || folder.contains("dlmalloc")
        || folder.contains("compiler-rt");
  }

  private String text() {
    int from = in.position();
    while (in.get() != 0) {
      // Up to the end of the text.
    }
    return new String(in.array(), from, in.position() - 1 - from, StandardCharsets.UTF_8);
  }

  private long unsigned() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private int signed() {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return shift < 32 && (next & 0x40) != 0 ? value | -1 << shift : value;
  }

  /** The state machine of a unit's line program. */
  private final class Sequence {
    private final int step;
    private final int base;
    private final int range;
    private final byte[] operands;
    private final List<Source> files;
    private int address;
    private int file = 1;
    private int line = 1;
    private boolean kept;

    Sequence(int step, int base, int range, byte[] operands, List<Source> files) {
      this.step = step;
      this.base = base;
      this.range = range;
      this.operands = operands;
      this.files = files;
    }

    void run(int end) {
      while (in.position() < end) {
        int code = in.get() & 0xFF;
        if (code >= operands.length) {
          int special = code - operands.length;
          address += special / range * step;
          line += base + special % range;
          emit();
        } else if (code == 0) {
          extended();
        } else {
          standard(code);
        }
      }
    }

    private void emit() {
      // Line 0 goes on with what was before. Functions that the linker left out are at 0 or below.
      if (line != 0 && kept) {
        lines.put(address, new Line(files.get(file).name(), line, files.get(file).isOwn()));
      }
    }

    private void extended() {
      int length = (int) unsigned();
      int next = in.position() + length;
      switch (in.get()) {
        case 1 -> {
          if (kept) {
            lines.putIfAbsent(address, new Line("", 0, false));
          }
          address = 0;
          file = 1;
          line = 1;
        }
        case 2 -> {
          address = in.getInt();
          kept = address > 0;
        }
        default -> {}
      }
      in.position(next);
    }

    private void standard(int code) {
      switch (code) {
        case 1 -> emit();
        case 2 -> address += (int) unsigned() * step;
        case 3 -> line += signed();
        case 4 -> file = (int) unsigned();
        case 8 -> address += (ADVANCE_BASE - operands.length) / range * step;
        case 9 -> address += in.getShort() & 0xFFFF;
        default -> {
          for (int i = 0; i < operands[code]; i++) {
            unsigned();
          }
        }
      }
    }
  }
}
