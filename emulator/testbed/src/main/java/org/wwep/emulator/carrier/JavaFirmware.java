package org.wwep.emulator.carrier;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Locale;
import org.wwep.emulator.testbed.FirmwareImage;

/** Firmware images that are Java classes, by their names. */
public final class JavaFirmware {
  private JavaFirmware() {}

  /**
   * Returns the class of a firmware image, without running anything of it.
   *
   * @throws IllegalArgumentException if there is no such class, or it is no firmware; the message
   *     says what to do
   */
  public static Class<? extends FirmwareImage> find(String name, ClassLoader loader) {
    Class<?> found;
    try {
      found = Class.forName(name, false, loader);
    } catch (UnsupportedClassVersionError e) {
      if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("preview features")) {
        throw new IllegalArgumentException(
            "'%s' was compiled with preview features of Java: compile it without --enable-preview"
                .formatted(name));
      }
      throw new IllegalArgumentException(
          "'%s' was compiled for a newer Java than this one: compile it with --release %d"
              .formatted(name, Runtime.version().feature()));
    } catch (ClassNotFoundException | LinkageError _) {
      throw new IllegalArgumentException(
          "no class '%s' on the class path: name it with its package, and the place of its classes"
              .formatted(name.replaceAll("[^ -~]", "?")));
    }
    if (!FirmwareImage.class.isAssignableFrom(found)) {
      throw new IllegalArgumentException(
          "'%s' is no firmware: it has to implement FirmwareProgram or FirmwareImage"
              .formatted(name));
    }
    boolean usable = Modifier.isPublic(found.getModifiers());
    try {
      usable &= Modifier.isPublic(found.getDeclaredConstructor().getModifiers());
    } catch (NoSuchMethodException _) {
      usable = false;
    }
    if (!usable || Modifier.isAbstract(found.getModifiers())) {
      throw new IllegalArgumentException(
          "'%s' cannot be made: it needs to be public, with a public constructor without parameters"
              .formatted(name));
    }
    return found.asSubclass(FirmwareImage.class);
  }

  /** Makes the image of a class. */
  public static FirmwareImage load(String name, ClassLoader loader) throws FirmwareBuildException {
    try {
      return find(name, loader).getDeclaredConstructor().newInstance();
    } catch (IllegalArgumentException e) {
      throw new FirmwareBuildException(String.valueOf(e.getMessage()));
    } catch (InvocationTargetException e) {
      throw new FirmwareBuildException(
          "the constructor of '%s' throws %s".formatted(name, e.getCause()));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new FirmwareBuildException("'%s' cannot be made: %s".formatted(name, e));
    }
  }
}
