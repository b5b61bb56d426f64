package org.wwep.device.machine;

/** The simple names of classes, each worked out once: a press asks for some twenty. */
final class SimpleNames {
  private static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return type.getSimpleName();
        }
      };

  private SimpleNames() {}

  static String of(Object thing) {
    return NAMES.get(thing.getClass());
  }
}
