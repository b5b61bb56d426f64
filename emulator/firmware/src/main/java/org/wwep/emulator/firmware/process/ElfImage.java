package org.wwep.emulator.firmware.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.wwep.emulator.firmware.build.ElfHeader;

/**
 * The instructions and the names of an executable of 64 bits, least byte first.
 *
 * <p><b>Errors</b>: what is damaged, or of another kind, has neither.
 *
 * <p><b>Source</b>: elf(5).
 */
final class ElfImage {
  private static final int HEADER = 64;
  private static final int SECTION = 64;
  private static final int SYMBOL = 24;
  private static final int PROGRAM_BITS = 1;
  private static final int SYMBOL_TABLE = 2;
  private static final int EXECUTABLE = 4;
  private static final int WIDE = 2;

  private final ByteBuffer file;
  private final List<Section> sections;

  /** A part of the file, and where it is in memory. */
  private record Section(int type, long flags, long address, int offset, int size, int link) {}

  /**
   * Instructions of a program.
   *
   * @param bytes them
   * @param address where the first is in memory
   */
  record Code(ByteBuffer bytes, long address) {}

  ElfImage(byte[] content) {
    this.file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    this.sections = sections(content);
  }

  private List<Section> sections(byte[] content) {
    List<Section> all = new ArrayList<>();
    if (!ElfHeader.begins(content) || content.length < HEADER || content[4] != WIDE) {
      return all;
    }
    try {
      int first = Math.toIntExact(file.getLong(0x28));
      int count = file.getShort(0x3C) & 0xFFFF;
      for (int i = 0; i < count; i++) {
        int at = first + i * SECTION;
        all.add(
            new Section(
                file.getInt(at + 4),
                file.getLong(at + 8),
                file.getLong(at + 16),
                Math.toIntExact(file.getLong(at + 24)),
                Math.toIntExact(file.getLong(at + 32)),
                file.getInt(at + 40)));
      }
    } catch (IndexOutOfBoundsException | ArithmeticException _) {
      all.clear();
    }
    return all;
  }

  /** Returns the number of the machine that it is for. */
  int machine() {
    return ElfHeader.machine(file.array());
  }

  /** Returns its instructions. */
  List<Code> code() {
    List<Code> code = new ArrayList<>();
    try {
      for (Section each : sections) {
        if (each.type() == PROGRAM_BITS && (each.flags() & EXECUTABLE) != 0) {
          code.add(new Code(part(each), each.address()));
        }
      }
    } catch (IndexOutOfBoundsException _) {
      code.clear();
    }
    return code;
  }

  private ByteBuffer part(Section section) {
    return file.slice(section.offset(), section.size()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the address that a name stands for; none if it was stripped, or never had it. */
  OptionalLong address(String name) {
    byte[] wanted = (name + "\0").getBytes(StandardCharsets.UTF_8);
    try {
      for (Section each : sections) {
        if (each.type() == SYMBOL_TABLE) {
          ByteBuffer symbols = part(each);
          ByteBuffer names = part(sections.get(each.link()));
          for (int at = 0; at + SYMBOL <= symbols.limit(); at += SYMBOL) {
            if (is(names, symbols.getInt(at), wanted) && symbols.getShort(at + 6) != 0) {
              return OptionalLong.of(symbols.getLong(at + 8));
            }
          }
        }
      }
    } catch (IndexOutOfBoundsException _) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private static boolean is(ByteBuffer names, int at, byte[] wanted) {
    if (at + wanted.length > names.limit()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (names.get(at + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
