package org.wwep.emulator.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A stream whose bytes go out as frames of one kind, of which several threads may write some. */
class FrameOutput extends OutputStream {
  private final OutputStream wire;
  private final WorkerFrame.Kind kind;

  FrameOutput(OutputStream wire, WorkerFrame.Kind kind) {
    this.wire = wire;
    this.kind = kind;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) { // else it would be the end
      new WorkerFrame(kind, Arrays.copyOfRange(bytes, offset, offset + length)).write(wire);
    }
  }

  /** Tells the end to the other side. */
  final void end() throws IOException {
    new WorkerFrame(kind, new byte[0]).write(wire);
  }
}
