package org.wwep.hal;

import java.lang.System.Logger;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a GPIO chip says of itself; asked without taking any of its lines.
 *
 * <p><b>Source.</b> {@code GPIO_GET_CHIPINFO_IOCTL} of the Linux character device: {@code struct
 * gpiochip_info} is a name of 32 bytes, a label of 32 bytes, and the number of lines.
 *
 * @param name what the kernel calls it, {@code gpiochip0}
 * @param label what its driver calls it, {@code pinctrl-bcm2711} on a Raspberry Pi 4
 * @param lines how many lines it has
 */
public record ChipInfo(String name, String label, int lines) {
  private static final Logger LOG = System.getLogger(ChipInfo.class.getName());
  private static final long GET_CHIPINFO = 0x8044B401L;
  private static final int LABEL = 32;
  private static final int LINES = 64;
  private static final int SIZE = 68;

  /** Asks the chip behind a device; nothing if it cannot be opened or is none. */
  @SuppressWarnings("restricted") // the kernel is asked by way of the C library
  public static Optional<ChipInfo> of(Path device) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle open =
          function(
              linker,
              "open",
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
      MethodHandle ioctl =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("ioctl"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.ADDRESS),
              Linker.Option.firstVariadicArg(2));
      MethodHandle close =
          function(
              linker, "close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int file = (int) open.invokeExact(arena.allocateFrom(device.toString()), 0);
      if (file < 0) {
        return Optional.empty();
      }
      MemorySegment info = arena.allocate(SIZE, Integer.BYTES);
      int asked = (int) ioctl.invokeExact(file, GET_CHIPINFO, info);
      int _ = (int) close.invokeExact(file);
      return asked < 0
          ? Optional.empty()
          : Optional.of(
              new ChipInfo(
                  info.getString(0), info.getString(LABEL), info.get(ValueLayout.JAVA_INT, LINES)));
    } catch (Throwable e) { // what a method handle declares
      LOG.log(Logger.Level.DEBUG, "{0} cannot be asked: {1}", device, e.toString());
      return Optional.empty();
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(Linker linker, String name, FunctionDescriptor type) {
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }
}
