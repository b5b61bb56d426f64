package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wwep.rtos.Rtos;

/**
 * All objects that one leads to, statics included; an operating system and a thread are where it
 * ends, since they are the machine's that emulates both sides.
 */
final class ReachableObjects {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Class<?>> classes = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> left = new ArrayDeque<>();
  private final List<String> texts = new ArrayList<>();

  private ReachableObjects() {}

  static ReachableObjects from(Object root) throws IllegalAccessException {
    ReachableObjects all = new ReachableObjects();
    all.add(root);
    while (!all.left.isEmpty()) {
      all.visit(all.left.pop());
    }
    return all;
  }

  /** Returns the types of what was found. */
  Set<String> types() {
    Set<String> types = new TreeSet<>();
    seen.forEach(each -> types.add(each.getClass().getName()));
    return types;
  }

  /** Returns whether any bytes or any text have this in them; bytes are taken as ISO 8859-1. */
  boolean holds(String text) {
    return texts.stream().anyMatch(each -> each.contains(text));
  }

  private void add(Object object) {
    if (object != null
        && !(object instanceof Rtos)
        && !(object instanceof Thread)
        && !(object instanceof Class)
        && seen.add(object)) {
      left.push(object);
    }
  }

  private void visit(Object object) throws IllegalAccessException {
    switch (object) {
      case byte[] bytes -> texts.add(new String(bytes, ISO_8859_1));
      case String text -> texts.add(text);
      case java.math.BigInteger number -> texts.add(number.toString());
      case Iterable<?> many -> many.forEach(this::add);
      case Map<?, ?> map ->
          map.forEach(
              (key, value) -> {
                add(key);
                add(value);
              });
      case Optional<?> optional -> optional.ifPresent(this::add);
      default -> fields(object);
    }
  }

  private void fields(Object object) throws IllegalAccessException {
    if (object.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(object); i++) {
        if (!object.getClass().getComponentType().isPrimitive()) {
          add(Array.get(object, i));
        }
      }
      return;
    }
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      boolean first = classes.add(type);
      for (Field field : type.getDeclaredFields()) {
        boolean fixed = Modifier.isStatic(field.getModifiers());
        if (!field.getType().isPrimitive() && (!fixed || first) && opened(field)) {
          add(field.get(fixed ? null : object));
        }
      }
    }
  }

  // The JDK's own objects stay closed; its collections are walked by their iterators.
  private static boolean opened(Field field) {
    try {
      field.setAccessible(true);
      return true;
    } catch (InaccessibleObjectException e) {
      return false;
    }
  }
}
