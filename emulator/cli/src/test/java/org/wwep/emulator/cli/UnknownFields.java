package org.wwep.emulator.cli;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that Kubernetes' types keep aside, as they do not know them. */
final class UnknownFields {
  private static final String ASIDE = "getAdditionalProperties";

  private UnknownFields() {}

  /** Adds the fields that an object, or one in it, does not know, by their paths. */
  static void add(@Nullable Object object, String path, List<String> unknown) {
    switch (object) {
      case null -> {
        // Not given.
      }
      case Collection<?> all -> {
        int index = 0;
        for (Object one : all) {
          add(one, path + "[" + index++ + "]", unknown);
        }
      }
      case Map<?, ?> map -> map.forEach((key, value) -> add(value, path + "." + key, unknown));
      default -> {
        if (object.getClass().getName().startsWith("io.fabric8.kubernetes.api.model.")) {
          fields(object, path, unknown);
        }
      }
    }
  }

  private static void fields(Object object, String path, List<String> unknown) {
    for (Method method : object.getClass().getMethods()) {
      if (!method.getName().startsWith("get")
          || method.getParameterCount() > 0
          || method.getDeclaringClass() == Object.class) {
        continue;
      }
      Object value;
      try {
        value = method.invoke(object);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(method.toString(), e);
      }
      if (method.getName().equals(ASIDE)) {
        ((Map<?, ?>) value).keySet().forEach(key -> unknown.add(path + "." + key));
      } else {
        String name = method.getName().substring(3);
        add(
            value,
            path + "." + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
            unknown);
      }
    }
  }
}
