package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.build.Toolchain;
import org.wwep.emulator.testbed.BasicBlock;

/**
 * Puts a global into a module for each basic block of the firmware's own functions: it is 1 once
 * the block has run.
 *
 * <p>Globals go behind those that there are, so that no number in the code changes.
 */
final class BlockMarks {
  private static final int I32_CONST = 0x41;
  private static final int GLOBAL_SET = 0x24;
  // i32, mutable, i32.const 0, end
  private static final byte[] GLOBAL = {0x7F, 1, I32_CONST, 0, 0x0B};

  private final int first;
  private final List<BasicBlock> blocks = new ArrayList<>();
  private final Deque<OpCode> open = new ArrayDeque<>();
  private String function = "";
  private boolean begins;
  private boolean dead;

  /**
   * Makes marks of a module.
   *
   * @param first the number of the first global of these
   */
  BlockMarks(int first) {
    this.first = first;
  }

  /** Returns the number of the first global. */
  int first() {
    return first;
  }

  /** Returns the blocks, in the order of their globals. */
  List<BasicBlock> blocks() {
    return blocks;
  }

  /** Begins with a function. */
  void enter(String name) {
    function = name.equals(Toolchain.WASM_MAIN) ? "main" : name;
    open.clear();
    begins = true;
    dead = false;
  }

  /** Writes a mark if a block begins with this instruction. */
  void before(ModuleBytes out, AnnotatedInstruction each, DebugLines.@Nullable Line line) {
    if (begins && !dead && line != null && line.isOwn() && !isBracket(each.opcode())) {
      out.write(I32_CONST);
      out.write(1);
      out.write(GLOBAL_SET);
      out.unsigned(first + blocks.size());
      blocks.add(new BasicBlock(function, line.file() + ":" + line.line()));
      begins = false;
    }
  }

  private static boolean isBracket(OpCode code) {
    return switch (code) {
      case BLOCK, LOOP, ELSE, END -> true;
      default -> false;
    };
  }

  /** Goes on behind an instruction. */
  void after(OpCode code) {
    switch (code) {
      case BLOCK -> open.push(code);
      case LOOP, IF -> {
        open.push(code);
        begins = true;
      }
      case ELSE -> {
        begins = true;
        dead = false;
      }
      case END -> {
        // Whoever comes to the end of a loop goes on; elsewhere others may come by a branch.
        boolean ofLoop = open.poll() == OpCode.LOOP;
        begins |= dead || !ofLoop;
        dead = false;
      }
      case BR_IF -> begins = true;
      case BR, BR_TABLE, RETURN, UNREACHABLE -> dead = true;
      default -> {}
    }
  }

  /** Writes the section of globals with those of the blocks. */
  void globals(ModuleBytes out, byte[] from, int start, int end) {
    LebNumber count = LebNumber.at(from, start);
    out.unsigned(count.value() + blocks.size());
    out.write(from, count.end(), end - count.end());
    blocks.forEach(_ -> out.writeBytes(GLOBAL));
  }
}
