package org.wwep.emulator.cli;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;

/**
 * Writes classes anew in a version with stack maps. JDK 25 leaves those without, which are of Java
 * 5 and older, out of its AOT cache: "Old class has been linked".
 */
final class ClassVersionConverter {
  /** The last that the virtual machine checks without stack maps. */
  private static final int OLD = ClassFile.JAVA_5_VERSION;

  /** Where in a class file the version stands, big-endian. */
  private static final int PLACE = 6;

  private static final ClassFile CLASSES = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS);

  private static final ClassTransform VERSION =
      (builder, element) -> {
        if (element instanceof ClassFileVersion) {
          builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
        } else {
          builder.with(element);
        }
      };

  // Each instruction is written anew, which is what makes stack maps; copied code has none.
  private static final ClassTransform CODE =
      ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));

  private ClassVersionConverter() {}

  /**
   * Returns a class file of Java 8 in place of an older one, and any other as it is.
   *
   * @param file the bytes of a class whose supertypes are on this program's class path
   * @throws IllegalArgumentException if it cannot be understood
   */
  static byte[] convert(byte[] file) {
    int version = file[PLACE] << 8 | (file[PLACE + 1] & 0xff);
    return version > OLD
        ? file
        : CLASSES.transformClass(CLASSES.parse(file), CODE.andThen(VERSION));
  }
}
