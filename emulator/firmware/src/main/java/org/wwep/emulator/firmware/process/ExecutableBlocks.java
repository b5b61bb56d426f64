package org.wwep.emulator.firmware.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.wwep.emulator.firmware.build.ElfHeader;
import org.wwep.emulator.firmware.build.SourceOrigin;
import org.wwep.emulator.testbed.BasicBlock;
import org.wwep.emulator.testbed.BlockTable;

/**
 * The basic blocks of an executable: the places at which the compiler has put a call of {@code
 * __sanitizer_cov_trace_pc}, in the firmware's own sources.
 *
 * <p><b>Shape</b>: in the order of their addresses, which are the same at every start. There are
 * none in an executable that was stripped, or built with a port that notes no blocks, and none
 * without {@code addr2line}, which tells the firmware's sources from others.
 *
 * @param first the address that the first call returns to
 * @param span bytes from there to beyond the last
 * @param offsets where each call returns to, from the first on
 * @param table the blocks
 */
record ExecutableBlocks(long first, int span, List<Integer> offsets, BlockTable table) {
  static final ExecutableBlocks NONE = new ExecutableBlocks(0, 0, List.of(), BlockTable.NONE);

  private static final String CARRIER = "native";
  private static final String CALLED = "__sanitizer_cov_trace_pc";

  /** What the port notes blocks in; an older one has none. */
  private static final String NOTED_IN = "wwep_block_map";

  private static final int X64_CALL = 0xe8;
  private static final int X64_LENGTH = 5;
  private static final int ARM64_CALL = 0x94000000;
  private static final int ARM64_DISTANCE = 0x03ffffff;
  private static final int ARM64_LENGTH = 4;

  /** More than firmware has: what is further apart is no part of one program. */
  private static final long MOST_SPAN = 64 << 20;

  ExecutableBlocks {
    offsets = List.copyOf(offsets);
  }

  /** Finds the blocks of an executable. */
  static ExecutableBlocks of(Path executable, SymbolLocator locator) {
    List<Long> calls;
    try {
      calls = calls(new ElfImage(Files.readAllBytes(executable)));
    } catch (IOException _) {
      return NONE;
    }
    // The call itself is in the block; what it returns to may be in the next line.
    List<SymbolLocator.Location> places = locator.locate(calls.stream().map(at -> at - 1).toList());
    if (places.stream().allMatch(SymbolLocator.Location.UNKNOWN::equals)) {
      return NONE;
    }
    List<Long> own = new ArrayList<>();
    List<BasicBlock> blocks = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (SourceOrigin.isFirmware(places.get(i).path())) {
        own.add(calls.get(i));
        blocks.add(new BasicBlock(places.get(i).function(), places.get(i).place()));
      }
    }
    if (own.isEmpty() || own.getLast() - own.getFirst() >= MOST_SPAN) {
      return NONE;
    }
    long first = own.getFirst();
    return new ExecutableBlocks(
        first,
        (int) (own.getLast() - first) + 1,
        own.stream().map(at -> (int) (at - first)).toList(),
        new BlockTable(CARRIER, blocks));
  }

  /** Returns what a child process is told, so that it notes which of them ran. */
  List<String> arguments() {
    return List.of("blocks", Long.toString(first), Integer.toString(span));
  }

  /** Returns what the calls return to. */
  private static List<Long> calls(ElfImage image) {
    OptionalLong called = image.address(CALLED);
    List<Long> calls = new ArrayList<>();
    if (called.isPresent() && image.address(NOTED_IN).isPresent()) {
      for (ElfImage.Code code : image.code()) {
        switch (image.machine()) {
          case ElfHeader.X64 -> x64(code, called.getAsLong(), calls);
          case ElfHeader.ARM64 -> arm64(code, called.getAsLong(), calls);
          default -> {
            // No child process runs it here.
          }
        }
      }
    }
    calls.sort(Comparator.naturalOrder());
    return calls;
  }

  private static void x64(ElfImage.Code code, long called, List<Long> calls) {
    ByteBuffer bytes = code.bytes();
    for (int at = 0; at + X64_LENGTH <= bytes.limit(); at++) {
      long next = code.address() + at + X64_LENGTH;
      if ((bytes.get(at) & 0xFF) == X64_CALL && next + bytes.getInt(at + 1) == called) {
        calls.add(next);
      }
    }
  }

  private static void arm64(ElfImage.Code code, long called, List<Long> calls) {
    ByteBuffer bytes = code.bytes();
    for (int at = 0; at + ARM64_LENGTH <= bytes.limit(); at += ARM64_LENGTH) {
      int word = bytes.getInt(at);
      long here = code.address() + at;
      // 26 bits with a sign, in words.
      if ((word & ~ARM64_DISTANCE) == ARM64_CALL && here + ((long) (word << 6) >> 4) == called) {
        calls.add(here + ARM64_LENGTH);
      }
    }
  }
}
