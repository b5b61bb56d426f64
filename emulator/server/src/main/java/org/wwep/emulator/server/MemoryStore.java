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
 * Registers in memory: a page for each device that ever wrote, allocated at its first write.
 *
 * <p><b>Units</b>: a page of one register takes 32 bytes, one of more than 32 about 600, an empty
 * store 1 KiB.
 */
public final class MemoryStore implements Store {
  private static final int DEVICES = 0x10000;
  private static final int SHELF = 0x100;

  /** Pages by the upper and then the lower byte of the ID. */
  private final AtomicReferenceArray<@Nullable Shelf> shelves =
      new AtomicReferenceArray<>(DEVICES / SHELF);

  /** The pages of the IDs with one upper byte. */
  private record Shelf(AtomicReferenceArray<@Nullable RegisterPage> pages) {
    Shelf() {
      this(new AtomicReferenceArray<>(SHELF));
    }
  }

  @Override
  public boolean write(DeviceId device, int register, int value) {
    AtomicReferenceArray<@Nullable RegisterPage> pages =
        present(shelves, device.value() / SHELF, Shelf::new).pages();
    present(pages, device.value() % SHELF, RegisterPage::new).write(register, value);
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

  private @Nullable RegisterPage page(int device) {
    Shelf shelf = shelves.get(device / SHELF);
    return shelf == null ? null : shelf.pages().get(device % SHELF);
  }

  @Override
  public OptionalInt read(DeviceId device, int register) {
    RegisterPage page = page(device.value());
    return page == null ? OptionalInt.empty() : page.read(register);
  }

  @Override
  public List<Register> all() {
    List<Register> all = new ArrayList<>();
    for (int id = 0; id < DEVICES; id++) {
      RegisterPage page = page(id);
      for (int number = 0; page != null && number < RegisterPage.REGISTERS; number++) {
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
