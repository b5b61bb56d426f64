package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.NameCustomSection;
import com.dylibso.chicory.wasm.types.OpCode;
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

  private static final int DROP = 0x1A;
  private static final int LOCAL_GET = 0x20;
  private static final int I32_CONST = 0x41;
  private static final int I32 = 0x7F;

  private final byte[] from;
  private final WasmModule module;
  private final Hooks hooks;
  private final NavigableMap<Integer, DebugLines.Line> lines;
  private final List<DebugLines.Line> marked;
  private final @Nullable BlockMarks blocks;
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
   * @param blocks marks the basic blocks, or null
   */
  ModuleRewriter(
      byte[] from,
      WasmModule module,
      Hooks hooks,
      NavigableMap<Integer, DebugLines.Line> lines,
      List<DebugLines.Line> marked,
      @Nullable BlockMarks blocks) {
    this.from = from;
    this.module = module;
    this.hooks = hooks;
    this.lines = lines;
    this.marked = marked;
    this.blocks = blocks;
  }

  /** Returns the module with the watch points in it. */
  byte[] rewritten() {
    // Code comes behind globals, of which it says how many there are.
    ModuleSections sections = new ModuleSections(from);
    ModuleBytes code = new ModuleBytes();
    sections.read(
        (id, start, end) -> {
          if (id == ModuleSections.CODE) {
            codeAt = start;
            code.writeBytes(code(end).toByteArray());
          }
        });
    ModuleBytes out = new ModuleBytes();
    out.write(from, 0, ModuleSections.HEADER);
    sections.read(
        (id, start, end) -> {
          ModuleBytes content = code;
          if (id != ModuleSections.CODE) {
            content = new ModuleBytes();
            if (id == ModuleSections.GLOBAL && blocks != null) {
              blocks.globals(content, from, start, end);
            } else {
              content.write(from, start, end - start);
            }
          }
          out.write(id);
          out.unsigned(content.size());
          out.writeBytes(content.toByteArray());
        });
    return out.toByteArray();
  }

  private ModuleBytes code(int end) {
    ModuleBytes out = new ModuleBytes();
    LebNumber count = LebNumber.at(from, codeAt);
    out.unsigned(count.value());
    int at = count.end();
    int imports = module.importSection().count(ExternalType.FUNCTION);
    for (int i = 0; at < end; i++) {
      LebNumber size = LebNumber.at(from, at);
      int bodyEnd = size.end() + size.value();
      ModuleBytes body = body(i, imports + i, size.end(), bodyEnd);
      out.unsigned(body.size());
      out.writeBytes(body.toByteArray());
      at = bodyEnd;
    }
    return out;
  }

  private ModuleBytes body(int index, int function, int start, int end) {
    List<AnnotatedInstruction> instructions =
        module.codeSection().getFunctionBody(index).instructions();
    ModuleBytes out = new ModuleBytes();
    if (hooks.has(function) || instructions.isEmpty()) {
      out.write(from, start, end - start);
      return out;
    }
    int first = instructions.getFirst().address();
    boolean watched = line(first) != null;
    boolean recursive = watched && calls().recursive(function);
    int rounds = locals(out, index, start, first, watched);
    DebugLines.@Nullable Line last = null;
    BlockMarks marks = watched ? blocks : null;
    if (marks != null) {
      marks.enter(name(function));
    }
    for (int i = 0; i < instructions.size(); i++) {
      AnnotatedInstruction each = instructions.get(i);
      DebugLines.@Nullable Line line = line(each.address());
      if (line != null && !line.equals(last)) {
        mark(out, line);
        last = line;
      }
      if (marks != null) {
        marks.before(out, each, line);
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
      if (marks != null) {
        marks.after(each.opcode());
      }
      if (each.opcode() == OpCode.LOOP && watched) {
        if (isEmptyLoop(instructions, i)) {
          out.call(hooks.endless());
        } else {
          out.countRound(rounds, hooks.loop());
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
  private int locals(ModuleBytes out, int index, int start, int first, boolean watched) {
    if (!watched) {
      out.write(from, start, first - start);
      return 0;
    }
    LebNumber groups = LebNumber.at(from, start);
    out.unsigned(groups.value() + 1);
    out.write(from, groups.end(), first - groups.end());
    out.write(1);
    out.write(I32);
    int type = module.functionSection().getFunctionType(index);
    return module.typeSection().getType(type).params().size()
        + module.codeSection().getFunctionBody(index).localTypes().size();
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

  private void mark(ModuleBytes out, DebugLines.Line line) {
    out.write(I32_CONST);
    out.signed(MARK + marked.size());
    out.write(DROP);
    marked.add(line);
  }

  private String name(int function) {
    NameCustomSection names = module.nameSection();
    String name = names == null ? null : names.nameOfFunction(function);
    return name == null ? "function " + function : name;
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
}
