package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.OpCode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts watch points into a module: calls of the port where loops begin and stacks grow, and marks
 * where lines do.
 *
 * <p>Only functions with lines, which are the firmware's own, have their loops watched: a thread
 * that loses its turn inside the C library would leave it half done for the next one.
 *
 * <p>A mark is a constant that is dropped again; {@link MachineClasses} makes a line number of it.
 */
final class ModuleRewriter {
  /** What the constant of a mark begins with; the rest is the number of the line. */
  static final int MARK = 0x57000000;

  private static final int CODE_SECTION = 10;
  private static final int HEADER = 8;
  private static final int CALL = 0x10;
  private static final int DROP = 0x1A;
  private static final int LOCAL_GET = 0x20;
  private static final int LOCAL_TEE = 0x22;
  private static final int I32_CONST = 0x41;
  private static final int I32 = 0x7F;
  private static final int END = 0x0B;
  // i32.const 1, i32.add
  private static final byte[] ADD_ONE = {I32_CONST, 1, 0x6A};
  // i32.const 1023, i32.and, i32.eqz, if
  private static final byte[] IF_ROUND = {I32_CONST, (byte) 0xFF, 0x07, 0x71, 0x45, 0x04, 0x40};

  private final byte[] from;
  private final WasmModule module;
  private final Hooks hooks;
  private final NavigableMap<Integer, DebugLines.Line> lines;
  private final List<DebugLines.Line> marked;
  private int codeAt;
  private @Nullable CallGraph calls;

  /** The functions of the port that are called, and the global that is the stack's pointer. */
  record Hooks(int loop, int endless, int stack, int deeper, int back, int pointer) {
    boolean has(int function) {
      return IntStream.of(loop, endless, stack, deeper, back).anyMatch(each -> each == function);
    }
  }

  /**
   * Makes one.
   *
   * @param marked gets the line of each mark, in the order of their numbers
   */
  ModuleRewriter(
      byte[] from,
      WasmModule module,
      Hooks hooks,
      NavigableMap<Integer, DebugLines.Line> lines,
      List<DebugLines.Line> marked) {
    this.from = from;
    this.module = module;
    this.hooks = hooks;
    this.lines = lines;
    this.marked = marked;
  }

  /** Returns the module with the watch points in it. */
  byte[] rewritten() {
    Bytes out = new Bytes();
    int at = HEADER;
    out.write(from, 0, HEADER);
    while (at < from.length) {
      int id = from[at];
      Leb size = Leb.at(from, at + 1);
      int end = size.end() + size.value();
      if (id == CODE_SECTION) {
        codeAt = size.end();
        Bytes code = code(end);
        out.write(id);
        out.unsigned(code.size());
        out.writeBytes(code.toByteArray());
      } else {
        out.write(from, at, end - at);
      }
      at = end;
    }
    return out.toByteArray();
  }

  private Bytes code(int end) {
    Bytes out = new Bytes();
    Leb count = Leb.at(from, codeAt);
    out.unsigned(count.value());
    int at = count.end();
    int imports = module.importSection().count(ExternalType.FUNCTION);
    for (int i = 0; at < end; i++) {
      Leb size = Leb.at(from, at);
      int bodyEnd = size.end() + size.value();
      Bytes body = body(i, imports + i, size.end(), bodyEnd);
      out.unsigned(body.size());
      out.writeBytes(body.toByteArray());
      at = bodyEnd;
    }
    return out;
  }

  private Bytes body(int index, int function, int start, int end) {
    List<AnnotatedInstruction> instructions =
        module.codeSection().getFunctionBody(index).instructions();
    Bytes out = new Bytes();
    if (hooks.has(function) || instructions.isEmpty()) {
      out.write(from, start, end - start);
      return out;
    }
    int first = instructions.getFirst().address();
    boolean watched = line(first) != null;
    boolean recursive = watched && calls().recursive(function);
    int rounds = locals(out, index, start, first, watched);
    DebugLines.@Nullable Line last = null;
    for (int i = 0; i < instructions.size(); i++) {
      AnnotatedInstruction each = instructions.get(i);
      DebugLines.@Nullable Line line = line(each.address());
      if (line != null && !line.equals(last)) {
        mark(out, line);
        last = line;
      }
      boolean deeper = recursive && mayReturnHere(each);
      if (deeper) {
        out.call(hooks.deeper());
      }
      int next = i + 1 < instructions.size() ? instructions.get(i + 1).address() : end;
      out.write(from, each.address(), next - each.address());
      if (deeper) {
        out.call(hooks.back());
      }
      if (each.opcode() == OpCode.LOOP && watched) {
        if (isEmptyLoop(instructions, i)) {
          out.call(hooks.endless());
        } else {
          count(out, rounds);
        }
      } else if (i > 0 && takesStack(instructions.get(i - 1), each)) {
        out.write(LOCAL_GET);
        out.unsigned((int) instructions.get(i - 1).operand(0));
        out.call(hooks.stack());
      }
    }
    return out;
  }

  /** Copies the declarations of locals, one more for watched functions; returns its number. */
  private int locals(Bytes out, int index, int start, int first, boolean watched) {
    if (!watched) {
      out.write(from, start, first - start);
      return 0;
    }
    Leb groups = Leb.at(from, start);
    out.unsigned(groups.value() + 1);
    out.write(from, groups.end(), first - groups.end());
    out.write(1);
    out.write(I32);
    int type = module.functionSection().getFunctionType(index);
    return module.typeSection().getType(type).params().size()
        + module.codeSection().getFunctionBody(index).localTypes().size();
  }

  /** Counts a round of a loop in a local; the port hears of every 1,024. */
  private void count(Bytes out, int local) {
    out.write(LOCAL_GET);
    out.unsigned(local);
    out.writeBytes(ADD_ONE);
    out.write(LOCAL_TEE);
    out.unsigned(local);
    out.writeBytes(IF_ROUND);
    out.call(hooks.loop());
    out.write(END);
  }

  /** Made once it is known where the code begins, which lines are counted from. */
  private CallGraph calls() {
    CallGraph known = calls;
    if (known == null) {
      int imports = module.importSection().count(ExternalType.FUNCTION);
      known =
          new CallGraph(
              module,
              function -> {
                var body = module.codeSection().getFunctionBody(function - imports).instructions();
                return !body.isEmpty() && line(body.getFirst().address()) != null;
              });
      calls = known;
    }
    return known;
  }

  private boolean mayReturnHere(AnnotatedInstruction each) {
    return each.opcode() == OpCode.CALL_INDIRECT
        || (each.opcode() == OpCode.CALL && calls().recursive((int) each.operand(0)));
  }

  private void mark(Bytes out, DebugLines.Line line) {
    out.write(I32_CONST);
    out.signed(MARK + marked.size());
    out.write(DROP);
    marked.add(line);
  }

  private DebugLines.@Nullable Line line(int address) {
    Map.Entry<Integer, DebugLines.Line> entry = lines.floorEntry(address - codeAt);
    return entry == null || entry.getValue().file().isEmpty() ? null : entry.getValue();
  }

  /** Whether nothing happens in a loop: it is ended by nobody. */
  private static boolean isEmptyLoop(List<AnnotatedInstruction> instructions, int loop) {
    if (loop + 1 >= instructions.size()) {
      return false;
    }
    AnnotatedInstruction next = instructions.get(loop + 1);
    return next.opcode() == OpCode.BR && next.operand(0) == 0;
  }

  private boolean takesStack(AnnotatedInstruction before, AnnotatedInstruction each) {
    return each.opcode() == OpCode.GLOBAL_SET
        && each.operand(0) == hooks.pointer()
        && before.opcode() == OpCode.LOCAL_TEE;
  }

  /** A number in LEB128, and where it ends. */
  private record Leb(int value, int end) {
    static Leb at(byte[] bytes, int from) {
      int value = 0;
      int at = from;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[at++];
        value |= (next & 0x7F) << shift;
        if (next >= 0) {
          return new Leb(value, at);
        }
      }
    }
  }

  /** Bytes with the numbers of the format. */
  private static final class Bytes extends ByteArrayOutputStream {
    void unsigned(int value) {
      int rest = value;
      while (rest >>> 7 != 0) {
        write((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      write(rest);
    }

    void signed(int value) {
      int rest = value;
      while (rest < -64 || rest > 63) {
        write((rest & 0x7F) | 0x80);
        rest >>= 7;
      }
      write(rest & 0x7F);
    }

    void call(int function) {
      write(CALL);
      unsigned(function);
    }
  }
}
