package org.wwep.emulator.coprocessor.channel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * Two lines of bytes between firmware and coprocessor, such as a part's SPI.
 *
 * <p><b>Shape</b>: each end is one task's to receive from, and anybody's to send on. All that goes
 * over it are copies of bytes.
 */
public final class Channel {
  private static final byte[] DOWN = new byte[0];

  private final List<Tap> taps = new CopyOnWriteArrayList<>();
  private final End firmware;
  private final End coprocessor;

  /** Sees every byte that passes. */
  @FunctionalInterface
  public interface Tap {
    /**
     * Called for each frame, by whoever sends it.
     *
     * @param toCoprocessor which way it goes
     * @param bytes a copy
     */
    void passed(boolean toCoprocessor, byte[] bytes);
  }

  /** Lays a channel; each end receives by its own operating system. */
  public Channel(Rtos firmware, Rtos coprocessor) {
    Mailbox<byte[]> up = coprocessor.mailbox();
    Mailbox<byte[]> down = firmware.mailbox();
    this.firmware = new End(down, up, true);
    this.coprocessor = new End(up, down, false);
  }

  /** Returns the firmware's end. */
  public End firmware() {
    return firmware;
  }

  /** Returns the coprocessor's end. */
  public End coprocessor() {
    return coprocessor;
  }

  /** Has all that passes from now on be seen. */
  public void tap(Tap tap) {
    taps.add(tap);
  }

  /** One end. */
  public final class End {
    private final Mailbox<byte[]> in;
    private final Mailbox<byte[]> out;
    private final boolean toCoprocessor;
    private final FrameDecoder decoder = new FrameDecoder();

    private End(Mailbox<byte[]> in, Mailbox<byte[]> out, boolean toCoprocessor) {
      this.in = in;
      this.out = out;
      this.toCoprocessor = toCoprocessor;
    }

    /** Sends a frame; never waits. */
    public void send(Frame frame) {
      byte[] bytes = frame.encode();
      taps.forEach(tap -> tap.passed(toCoprocessor, bytes.clone()));
      out.post(bytes);
    }

    /** Waits for bytes, and returns the frames that are whole then, none or more. */
    public List<Frame> receive()
        throws MalformedFrameException, ChannelClosedException, InterruptedException {
      byte[] bytes = in.take();
      if (bytes.length == 0) {
        throw new ChannelClosedException("nobody is at the other end of the channel");
      }
      return decoder.decode(bytes);
    }

    /** Tells the other end that nobody is here any more. */
    public void hangUp() {
      out.post(DOWN);
    }
  }
}
