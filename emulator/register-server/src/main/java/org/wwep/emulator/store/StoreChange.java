package org.wwep.emulator.store;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.Register;

/**
 * What one writer of a {@link FileStore} waits for.
 *
 * @param done completes once it would survive a crash, or exceptionally; with all registers for a
 *     copy, and with none otherwise
 */
record StoreChange(
    Kind kind, Collection<Register> registers, CompletableFuture<List<Register>> done) {
  /** What a change is. */
  enum Kind {
    /** These registers are written. */
    WRITE,
    /** These registers, and no others. */
    REPLACE,
    /** Something is written, and no register changed. */
    PROBE,
    /** All registers are asked for, as they are between two commits. */
    COPY,
    /** The store is closed. */
    END
  }

  private static StoreChange of(Kind kind, Collection<Register> registers) {
    return new StoreChange(kind, registers, new CompletableFuture<>());
  }

  /** Returns the writing of a register. */
  static StoreChange write(Register register) {
    return of(Kind.WRITE, List.of(register));
  }

  /** Returns the writing of these registers in the place of all others. */
  static StoreChange replace(Collection<Register> registers) {
    return of(Kind.REPLACE, List.copyOf(registers));
  }

  /** Returns a write that changes no register. */
  static StoreChange probe() {
    return of(Kind.PROBE, List.of());
  }

  /** Returns what changes nothing, and asks for all registers. */
  static StoreChange copy() {
    return of(Kind.COPY, List.of());
  }

  /** Returns the last one. */
  static StoreChange end() {
    return of(Kind.END, List.of());
  }

  /** Says whether something has to be on the disk for it. */
  boolean writes() {
    return switch (kind) {
      case WRITE, REPLACE, PROBE -> true;
      case COPY, END -> false;
    };
  }

  /** Returns the registers as they are after it; what was there before is changed or left. */
  MemoryStore after(MemoryStore before) {
    if (kind == Kind.REPLACE) {
      MemoryStore fresh = new MemoryStore();
      fresh.replaceAll(registers);
      return fresh;
    }
    registers.forEach(one -> before.write(one.device(), one.number(), one.value()));
    return before;
  }
}
