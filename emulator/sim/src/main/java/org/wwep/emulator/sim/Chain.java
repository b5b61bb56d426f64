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
public final class Chain<T extends Chain.Link<T>> {
  private @Nullable T oldest;
  private @Nullable T youngest;
  private int size;

  /** What can be in a chain. */
  public abstract static class Link<T> {
    private @Nullable T older;
    private @Nullable T younger;
    private boolean linked;

    /** For what can be in a chain. */
    protected Link() {}
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
    Link<T> link = thing;
    T before = youngest;
    link.older = before;
    link.linked = true;
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
    Link<T> link = thing;
    if (!link.linked) {
      return;
    }
    T older = link.older;
    T younger = link.younger;
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
    link.older = null;
    link.younger = null;
    link.linked = false;
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

  private Link<T> links(T thing) {
    return thing;
  }
}
