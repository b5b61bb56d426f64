package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The Java classes that a module was compiled to, with line numbers where the module has marks.
 *
 * <p>So a stack trace says where in the firmware it was made, at no cost while all goes well.
 */
final class MachineClasses {
  private static final String NAME = "wwep.firmware.Module";
  private static final String FUNCTION = "func_";
  private static final int MOST_LINES = 65_535;

  private final Map<String, byte[]> bytes = new HashMap<>();
  // Of each class, what its line numbers stand for: the numbers of marks.
  private final Map<String, List<Integer>> marks = new HashMap<>();
  private final Constructor<? extends Machine> constructor;

  /** Compiles a module. */
  MachineClasses(WasmModule module) {
    ByteClassCollector collector = new ByteClassCollector();
    Compiler.builder(module)
        .withClassName(NAME)
        .withInterpreterFallback(InterpreterFallback.FAIL)
        .withClassCollectorFactory(() -> collector)
        .build()
        .compile();
    collector
        .classBytes()
        .forEach(
            (name, code) -> {
              String plain = name.replace('/', '.');
              bytes.put(plain, numbered(plain, code));
            });
    try {
      this.constructor =
          new Loader(bytes)
              .loadClass(NAME)
              .asSubclass(Machine.class)
              .getConstructor(Instance.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiler's classes are not what was expected", e);
    }
  }

  /** Returns what makes the machine of an instance. */
  Function<Instance, Machine> machines() {
    return instance -> {
      try {
        return constructor.newInstance(instance);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the compiler's classes are not what was expected", e);
      }
    };
  }

  /** Returns the number of the function that a frame is of, or -1. */
  static int function(StackTraceElement frame) {
    return frame.getClassName().startsWith(NAME) && frame.getMethodName().startsWith(FUNCTION)
        ? Integer.parseInt(frame.getMethodName().substring(FUNCTION.length()))
        : -1;
  }

  /** Returns the number of the mark that a frame stands at, or -1. */
  int mark(StackTraceElement frame) {
    List<Integer> known = marks.getOrDefault(frame.getClassName(), List.of());
    int line = frame.getLineNumber();
    return line < 1 || line > known.size() ? -1 : known.get(line - 1);
  }

  private byte[] numbered(String name, byte[] code) {
    List<Integer> found = new ArrayList<>();
    ClassNode node = new ClassNode();
    new ClassReader(code).accept(node, 0);
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode each : method.instructions.toArray()) {
        if (isMark(each) && found.size() < MOST_LINES) {
          found.add((Integer) ((LdcInsnNode) each).cst - ModuleRewriter.MARK);
          LabelNode here = new LabelNode();
          method.instructions.remove(each.getNext());
          method.instructions.insert(each, new LineNumberNode(found.size(), here));
          method.instructions.set(each, here);
        } else if (isInterruptionCheck(each)) {
          method.instructions.remove(each);
        }
      }
    }
    marks.put(name, found);
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  /**
   * The compiler looks at each round of a loop whether the thread is interrupted, which costs as
   * much as the round. Here a loop lets time pass, and that is where a task is cancelled.
   */
  private static boolean isInterruptionCheck(AbstractInsnNode each) {
    return each instanceof MethodInsnNode call && call.name.equals("checkInterruption");
  }

  private static boolean isMark(AbstractInsnNode each) {
    return each instanceof LdcInsnNode constant
        && constant.cst instanceof Integer number
        && (number & 0xFF000000) == ModuleRewriter.MARK
        && each.getNext() != null
        && each.getNext().getOpcode() == Opcodes.POP;
  }

  /** Has the classes of one module. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> bytes;

    Loader(Map<String, byte[]> bytes) {
      super(Machine.class.getClassLoader());
      this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] code = bytes.get(name);
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, code, 0, code.length);
    }
  }
}
