package org.wwep.device;

import java.time.Duration;
import java.time.Instant;
import org.wwep.device.trace.Trace;
import org.wwep.hal.Board;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.rtos.Rtos;

/**
 * The later course's dual client: one board, two buttons, two LEDs; one button's frames go in the
 * clear and the other's over TLS.
 *
 * <p><b>Shape</b>: two clients that share the board, the stack and the device's packets, and
 * nothing else: neither waits for the other. {@code btn1}, {@code led1} and register 05 are the
 * open one's; {@code btn2}, {@code led2} and register 06 the secured one's. The board, the stack
 * and the operating system stay the caller's to close.
 *
 * <p>Owned by the thread that made it.
 */
public final class DualClient implements AutoCloseable {
  /** The open client's parts. */
  public static final DeviceConfig.Parts OPEN = DeviceConfig.Parts.DEFAULT;

  /** The secured client's parts. */
  public static final DeviceConfig.Parts SECURE = new DeviceConfig.Parts("btn2", "led2", 0x06);

  private final PacketPools pools;
  private final Rtos rtos;
  private final ClientDevice open;
  private final ClientDevice secure;

  /**
   * Puts the firmware on a board, without power yet.
   *
   * @param open the open client, whose pools both share; its parts are replaced by {@link #OPEN}
   * @param secure the secured client; its parts are replaced by {@link #SECURE}
   * @param openTrace takes what the open client tells, in that client's tasks
   * @param secureTrace takes what the secured client tells, in that client's tasks
   */
  public DualClient(
      Board board,
      Rtos rtos,
      NetworkStack net,
      DeviceConfig open,
      DeviceConfig secure,
      Trace openTrace,
      Trace secureTrace) {
    this.rtos = rtos;
    this.pools = new PacketPools(open.settings().pools(), rtos);
    this.open = new ClientDevice(board, rtos, net, open.withParts(OPEN), openTrace, pools);
    this.secure = new ClientDevice(board, rtos, net, secure.withParts(SECURE), secureTrace, pools);
  }

  /** Returns the client of the first button. */
  public ClientDevice open() {
    return open;
  }

  /** Returns the client of the second button. */
  public ClientDevice secure() {
    return secure;
  }

  /** Returns the device's packets, to look at. */
  public PacketPools pools() {
    return pools;
  }

  /** Gives the device power. */
  public void powerOn() throws InterruptedException {
    open.powerOn();
    secure.powerOn();
  }

  /**
   * Waits until every press made before this call is acknowledged or given up.
   *
   * @return whether that was so within the timeout
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    Instant until = rtos.now().plus(timeout);
    return open.drain(timeout) && secure.drain(Duration.between(rtos.now(), until));
  }

  /** Ends the firmware of both. */
  @Override
  public void close() {
    open.close();
    secure.close();
  }
}
