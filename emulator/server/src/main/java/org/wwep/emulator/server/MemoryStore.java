package org.wwep.emulator.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.DeviceId;

/**
 * Registers in memory: a page of 256 for each device that ever wrote, allocated at its first write.
 *
 * <p><b>Units</b>: a page takes about 600 bytes, an empty store 256 KiB.
 */
public final class MemoryStore implements Store {
  private static final int DEVICES = 0x10000;
  private static final int REGISTERS = 0x100;

  private final AtomicReferenceArray<@Nullable Page> pages = new AtomicReferenceArray<>(DEVICES);

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
    Page page = pages.get(device.value());
    if (page == null) {
      Page fresh = new Page();
      Page other = pages.compareAndExchange(device.value(), null, fresh);
      page = other == null ? fresh : other;
    }
    page.write(register, value);
    return true;
  }

  @Override
  public OptionalInt read(DeviceId device, int register) {
    Page page = pages.get(device.value());
    return page == null ? OptionalInt.empty() : page.read(register);
  }

  @Override
  public List<Register> all() {
    List<Register> all = new ArrayList<>();
    for (int id = 0; id < DEVICES; id++) {
      Page page = pages.get(id);
      for (int number = 0; page != null && number < REGISTERS; number++) {
        OptionalInt value = page.read(number);
        if (value.isPresent()) {
          all.add(new Register(new DeviceId(id), number, value.getAsInt()));
        }
      }
    }
    return all;
  }

  /** Page by page: a reader may meet some of the old registers beside some of the new. */
  @Override
  public void replaceAll(Collection<Register> registers) {
    MemoryStore fresh = new MemoryStore();
    registers.forEach(one -> fresh.write(one.device(), one.number(), one.value()));
    for (int id = 0; id < DEVICES; id++) {
      pages.set(id, fresh.pages.get(id));
    }
  }

  /** Does nothing: memory goes by itself. */
  @Override
  public void close() {}
}
