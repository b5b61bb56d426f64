package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Which of a module's functions may call themselves, by whatever way. */
final class CallGraph {
  private final Map<Integer, BitSet> callees = new HashMap<>();
  private final BitSet recursive = new BitSet();

  /**
   * Looks at a module.
   *
   * @param looked which functions are looked at; those that others call by way of the rest are not
   *     found
   */
  CallGraph(WasmModule module, IntPredicate looked) {
    int imports = module.importSection().count(ExternalType.FUNCTION);
    BitSet pointers = pointers(module);
    for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
      if (looked.test(imports + i)) {
        var body = module.codeSection().getFunctionBody(i);
        callees.put(imports + i, callees(body.instructions(), pointers));
      }
    }
    for (int each : callees.keySet()) {
      if (reaches(each, each)) {
        recursive.set(each);
      }
    }
  }

  /** Returns whether a function may be on the stack twice. */
  boolean recursive(int function) {
    return recursive.get(function);
  }

  private static BitSet callees(List<AnnotatedInstruction> body, BitSet pointers) {
    BitSet found = new BitSet();
    for (AnnotatedInstruction each : body) {
      if (each.opcode() == OpCode.CALL) {
        found.set((int) each.operand(0));
      } else if (each.opcode() == OpCode.CALL_INDIRECT) {
        found.or(pointers);
      }
    }
    return found;
  }

  /** Returns the functions that a pointer may point to. */
  private static BitSet pointers(WasmModule module) {
    BitSet found = new BitSet();
    for (Element element : module.elementSection().elements()) {
      for (List<Instruction> initializer : element.initializers()) {
        for (Instruction each : initializer) {
          if (each.opcode() == OpCode.REF_FUNC) {
            found.set((int) each.operand(0));
          }
        }
      }
    }
    return found;
  }

  private boolean reaches(int from, int to) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      BitSet next = callees.getOrDefault(open.pop(), new BitSet());
      if (next.get(to)) {
        return true;
      }
      next.stream()
          .filter(each -> !seen.get(each))
          .forEach(
              each -> {
                seen.set(each);
                open.push(each);
              });
    }
    return false;
  }
}
