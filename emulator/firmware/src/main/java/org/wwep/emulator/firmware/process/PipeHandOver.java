package org.wwep.emulator.firmware.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The turn is told by single bytes on the child's standard streams, where there is no futex.
 *
 * <p>Each turn is one byte. Whose turn it is stands in the shared word as well, and that is what
 * counts.
 */
final class PipeHandOver implements HandOver {
  private static final VarHandle WORD = JAVA_INT.varHandle();

  private final MemorySegment word;
  private final OutputStream toFirmware;
  private final InputStream fromFirmware;

  PipeHandOver(MemorySegment word, Process process) {
    this.word = word;
    this.toFirmware = process.getOutputStream();
    this.fromFirmware = process.getInputStream();
  }

  private boolean isHosts() {
    return (int) WORD.getAcquire(word, 0L) == HOST;
  }

  @Override
  public int processor() {
    return -1;
  }

  @Override
  public void give() {
    WORD.setRelease(word, 0L, FIRMWARE);
    try {
      toFirmware.write(0);
      toFirmware.flush();
    } catch (IOException _) {
      // It is dead, which the next wait finds out.
    }
  }

  @Override
  public boolean await() {
    try {
      int told;
      do {
        told = fromFirmware.read();
      } while (told >= 0 && !isHosts());
    } catch (IOException _) {
      // Closed by its end.
    }
    return isHosts();
  }
}
