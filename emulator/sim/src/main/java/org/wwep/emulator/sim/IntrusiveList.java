package org.wwep.emulator.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Things of one world in the order they were added, linked through themselves: a thing leaves
 * without being looked for, and a chain costs no memory but its own.
 *
 * <p><b>Shape</b>: a thing is in one chain at most.
 *
 * <p>Owned by its world.
 */
public final class IntrusiveList<T extends IntrusiveList.Element<T>> {
  private @Nullable T oldest;
  private @Nullable T youngest;
  private int size;

  /** What can be in a chain. */
  public abstract static class Element<T> {
    private @Nullable T older;
    private @Nullable T younger;
    private boolean linked;

    /** For what can be in a chain. */
    protected Element() {}
  }

  /** Returns whether nothing is in it. */
  public boolean isEmpty() {
    return oldest == null;
  }

  /** Returns how many are in it. */
  public int size() {
    return size;
  }

  /** Adds a thing that is in no chain, as the youngest. */
  public void add(T thing) {
    Element<T> element = thing;
    T before = youngest;
    element.older = before;
    element.linked = true;
    if (before == null) {
      oldest = thing;
    } else {
      links(before).younger = thing;
    }
    youngest = thing;
    size++;
  }

  /** Takes a thing out; one that is in no chain is left alone. */
  public void remove(T thing) {
    Element<T> element = thing;
    if (!element.linked) {
      return;
    }
    T older = element.older;
    T younger = element.younger;
    if (older == null) {
      oldest = younger;
    } else {
      links(older).younger = younger;
    }
    if (younger == null) {
      youngest = older;
    } else {
      links(younger).older = older;
    }
    element.older = null;
    element.younger = null;
    element.linked = false;
    size--;
  }

  /** Returns the things, oldest first; a copy. */
  public List<T> list() {
    List<T> things = new ArrayList<>(size);
    for (T thing = oldest; thing != null; thing = links(thing).younger) {
      things.add(thing);
    }
    return things;
  }

  private Element<T> links(T thing) {
    return thing;
  }
}
