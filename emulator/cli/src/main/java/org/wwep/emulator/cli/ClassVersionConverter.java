package org.wwep.emulator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a library's classes anew in a version with stack maps. JDK 25 leaves those without, which
 * are of Java 5 and older, out of its AOT cache: "Old class has been linked".
 */
final class ClassVersionConverter {
  /** The last that the virtual machine checks without stack maps. */
  private static final int OLD = ClassFile.JAVA_5_VERSION;

  private static final String CLASS = ".class";

  private final JarFile from;
  private final ClassFile classes;

  private ClassVersionConverter(JarFile from) {
    this.from = from;
    this.classes =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::classFile)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  /**
   * Writes a jar like another one, except that old classes are of Java 8.
   *
   * @throws IOException if a file cannot be read or written
   * @throws IllegalArgumentException if a class cannot be understood
   */
  static void convert(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
      ClassVersionConverter converter = new ClassVersionConverter(jar);
      for (JarEntry entry : Collections.list(jar.entries())) {
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(converter.converted(entry));
        out.closeEntry();
      }
    }
  }

  private byte[] converted(JarEntry entry) throws IOException {
    byte[] bytes;
    try (InputStream in = from.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    if (!entry.getName().endsWith(CLASS)) {
      return bytes;
    }
    ClassModel model = classes.parse(bytes);
    if (model.majorVersion() > OLD) {
      return bytes;
    }
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    // Each instruction is written anew, which is what makes stack maps; copied code has none.
    return classes.transformClass(
        model,
        ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element))
            .andThen(version));
  }

  private @Nullable InputStream classFile(ClassDesc type) {
    String name = type.descriptorString();
    JarEntry entry = from.getJarEntry(name.substring(1, name.length() - 1) + CLASS);
    try {
      return entry == null ? null : from.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
