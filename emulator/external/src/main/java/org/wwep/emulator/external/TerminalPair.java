package org.wwep.emulator.external;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;

/**
 * A pseudo-terminal that passes bytes as they are: this program has one end, a board that is a
 * program has the other.
 *
 * <p><b>Source.</b> {@code ptmx(4)}, {@code pts(4)} and {@code ioctl_tty(2)} of Linux.
 *
 * @param near this program's end
 * @param far the other end, kept open so that the near one has no end before a program is there
 * @param device the other end's device
 */
record TerminalPair(DeviceFile near, DeviceFile far, Path device) implements AutoCloseable {
  private static final long TIOCSPTLCK = 0x40045431L;
  private static final long TIOCGPTN = 0x80045430L;

  /**
   * Makes one.
   *
   * @throws IOException if this machine has no more of them, or none at all
   */
  static TerminalPair open() throws IOException {
    @Nullable DeviceFile near = null;
    @Nullable DeviceFile far = null;
    boolean complete = false;
    try (Arena arena = Arena.ofConfined()) {
      near = DeviceFile.openTerminal(Path.of("/dev/ptmx"));
      MemorySegment number = arena.allocateFrom(JAVA_INT, 0);
      near.ioctl("TIOCSPTLCK", TIOCSPTLCK, number);
      near.ioctl("TIOCGPTN", TIOCGPTN, number);
      Path device = Path.of("/dev/pts/" + number.get(JAVA_INT, 0));
      far = DeviceFile.openTerminal(device);
      TerminalSettings.passAll(far);
      complete = true;
      return new TerminalPair(near, far, device);
    } catch (KernelException e) {
      throw new IOException("there is no pseudo-terminal (" + e.getMessage() + ")", e);
    } catch (LinkageError e) {
      throw new IOException("this Java cannot call the kernel (" + e + ")", e);
    } finally {
      if (!complete) {
        close(far);
        close(near);
      }
    }
  }

  private static void close(@Nullable DeviceFile file) {
    if (file != null) {
      file.close();
    }
  }

  @Override
  public void close() {
    far.close();
    near.close();
  }
}
