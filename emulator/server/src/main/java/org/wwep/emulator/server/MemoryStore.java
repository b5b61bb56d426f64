package org.wwep.emulator.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.DeviceId;

/**
 * Registers in memory: a page of 256 for each device that ever wrote, allocated at its first write.
 *
 * <p><b>Units</b>: a page takes about 600 bytes, an empty store 1 KiB.
 */
public final class MemoryStore implements Store {
  private static final int DEVICES = 0x10000;
  private static final int REGISTERS = 0x100;

  private static final int SHELF = 0x100;

  /** Pages by the upper and then the lower byte of the ID. */
  private final AtomicReferenceArray<@Nullable Shelf> shelves =
      new AtomicReferenceArray<>(DEVICES / SHELF);

  /** The pages of the IDs with one upper byte. */
  private record Shelf(AtomicReferenceArray<@Nullable Page> pages) {
    Shelf() {
      this(new AtomicReferenceArray<>(SHELF));
    }
  }

  /** Values, and apart from them which were written: zero is a value like any other. */
  private static final class Page {
    private final short[] values = new short[REGISTERS];
    private final long[] written = new long[REGISTERS / Long.SIZE];

    synchronized void write(int register, int value) {
      values[register] = (short) value;
      written[register / Long.SIZE] |= 1L << register;
    }

    synchronized OptionalInt read(int register) {
      return (written[register / Long.SIZE] >>> register & 1) == 0
          ? OptionalInt.empty()
          : OptionalInt.of(Short.toUnsignedInt(values[register]));
    }
  }

  @Override
  public boolean write(DeviceId device, int register, int value) {
    AtomicReferenceArray<@Nullable Page> pages =
        present(shelves, device.value() / SHELF, Shelf::new).pages();
    present(pages, device.value() % SHELF, Page::new).write(register, value);
    return true;
  }

  /** Returns what is in a place, and puts it there first if nothing is. */
  private static <T> T present(
      AtomicReferenceArray<@Nullable T> places, int place, Supplier<T> make) {
    T there = places.get(place);
    if (there != null) {
      return there;
    }
    T fresh = make.get();
    T other = places.compareAndExchange(place, null, fresh);
    return other == null ? fresh : other;
  }

  private @Nullable Page page(int device) {
    Shelf shelf = shelves.get(device / SHELF);
    return shelf == null ? null : shelf.pages().get(device % SHELF);
  }

  @Override
  public OptionalInt read(DeviceId device, int register) {
    Page page = page(device.value());
    return page == null ? OptionalInt.empty() : page.read(register);
  }

  @Override
  public List<Register> all() {
    List<Register> all = new ArrayList<>();
    for (int id = 0; id < DEVICES; id++) {
      Page page = page(id);
      for (int number = 0; page != null && number < REGISTERS; number++) {
        OptionalInt value = page.read(number);
        if (value.isPresent()) {
          all.add(new Register(new DeviceId(id), number, value.getAsInt()));
        }
      }
    }
    return all;
  }

  /** Shelf by shelf: a reader may meet some of the old registers beside some of the new. */
  @Override
  public void replaceAll(Collection<Register> registers) {
    MemoryStore fresh = new MemoryStore();
    registers.forEach(one -> fresh.write(one.device(), one.number(), one.value()));
    for (int i = 0; i < shelves.length(); i++) {
      shelves.set(i, fresh.shelves.get(i));
    }
  }

  /** Does nothing: memory goes by itself. */
  @Override
  public void close() {}
}
