package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The memory of one device. Its first kilobyte does not exist, so that a null pointer is an error.
 *
 * <p><b>Shape</b>: one array, in which the address 1024 comes first; what is outside fails by the
 * array's own bounds. Owned by the thread that has the turn.
 *
 * <p><b>Errors</b>: {@link IndexOutOfBoundsException} for a wild pointer.
 */
@SuppressWarnings("removal") // the interface still asks for what it gives up
final class GuardedMemory implements Memory {
  /** The lowest address that exists; linkers put nothing below it. */
  static final int LOWEST = 1024;

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);
  private static final VarHandle FLOATS = view(float[].class);
  private static final VarHandle DOUBLES = view(double[].class);

  private final int initialPages;
  private final int maximumPages;
  private byte[] bytes;
  private DataSegment[] segments = {};

  /** Makes one that can grow to so many pages of 64 KiB, or to its own limit. */
  GuardedMemory(MemoryLimits limits, int mostPages) {
    this.initialPages = limits.initialPages();
    this.maximumPages = Math.min(limits.maximumPages(), mostPages);
    this.bytes = new byte[size(initialPages)];
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  private static int size(int pages) {
    return Math.max(0, pages * PAGE_SIZE - LOWEST);
  }

  @Override
  public int pages() {
    return (bytes.length + LOWEST) / PAGE_SIZE;
  }

  @Override
  public int grow(int more) {
    int before = pages();
    if (more < 0 || more > maximumPages - before) {
      return -1;
    }
    bytes = Arrays.copyOf(bytes, size(before + more));
    return before;
  }

  @Override
  public int initialPages() {
    return initialPages;
  }

  @Override
  public int maximumPages() {
    return maximumPages;
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public Object lock(int address) {
    throw unshared();
  }

  @Override
  public int waitOn(int address, int expected, long timeout) {
    throw unshared();
  }

  @Override
  public int waitOn(int address, long expected, long timeout) {
    throw unshared();
  }

  @Override
  public int notify(int address, int most) {
    throw unshared();
  }

  private static UnsupportedOperationException unshared() {
    return new UnsupportedOperationException("atomic instructions need shared memory");
  }

  @Override
  public void initialize(Instance instance, DataSegment[] segments) {
    this.segments = segments;
    for (DataSegment each : segments) {
      if (each instanceof ActiveDataSegment active) {
        var offset = ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions());
        write((int) offset[0], active.data(), 0, active.data().length);
      }
    }
  }

  @Override
  public void initPassiveSegment(int segment, int to, int offset, int size) {
    write(to, segments[segment].data(), offset, size);
  }

  @Override
  public void drop(int segment) {
    segments = segments.clone();
    segments[segment] = PassiveDataSegment.EMPTY;
  }

  @Override
  public void write(int address, byte[] data, int offset, int size) {
    System.arraycopy(data, offset, bytes, address - LOWEST, size);
  }

  @Override
  public byte[] readBytes(int address, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(bytes, address - LOWEST, copy, 0, length);
    return copy;
  }

  @Override
  public void copy(int to, int from, int size) {
    System.arraycopy(bytes, from - LOWEST, bytes, to - LOWEST, size);
  }

  @Override
  public void fill(byte value, int from, int to) {
    Arrays.fill(bytes, from - LOWEST, to - LOWEST, value);
  }

  @Override
  public void zero() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public byte read(int address) {
    return bytes[address - LOWEST];
  }

  @Override
  public void writeByte(int address, byte value) {
    bytes[address - LOWEST] = value;
  }

  @Override
  public short readShort(int address) {
    return (short) SHORTS.get(bytes, address - LOWEST);
  }

  @Override
  public long readU16(int address) {
    return readShort(address) & 0xFFFFL;
  }

  @Override
  public void writeShort(int address, short value) {
    SHORTS.set(bytes, address - LOWEST, value);
  }

  @Override
  public int readInt(int address) {
    return (int) INTS.get(bytes, address - LOWEST);
  }

  @Override
  public void writeI32(int address, int value) {
    INTS.set(bytes, address - LOWEST, value);
  }

  @Override
  public long readLong(int address) {
    return (long) LONGS.get(bytes, address - LOWEST);
  }

  @Override
  public void writeLong(int address, long value) {
    LONGS.set(bytes, address - LOWEST, value);
  }

  @Override
  public long readF32(int address) {
    return readInt(address);
  }

  @Override
  public float readFloat(int address) {
    return (float) FLOATS.get(bytes, address - LOWEST);
  }

  @Override
  public void writeF32(int address, float value) {
    FLOATS.set(bytes, address - LOWEST, value);
  }

  @Override
  public long readF64(int address) {
    return readLong(address);
  }

  @Override
  public double readDouble(int address) {
    return (double) DOUBLES.get(bytes, address - LOWEST);
  }

  @Override
  public void writeF64(int address, double value) {
    DOUBLES.set(bytes, address - LOWEST, value);
  }
}
