package org.wwep.emulator.coprocessor.driver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.Channel;
import org.wwep.net.JoinFailedException;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketStack;
import org.wwep.rtos.Rtos;

/**
 * The firmware's driver for a coprocessor: sockets, radio and files, each call a command.
 *
 * <p><b>Shape</b>: any task; it has one task of its own, for what comes from the coprocessor. It
 * has the channel's end and knows nothing of what is at the other one.
 *
 * <p><b>Errors</b>: once the coprocessor stops, every call is {@link org.wwep.net.bsd.Errno#EIO}.
 */
public final class CoprocessorDriver implements AutoCloseable {
  private final CommandPort port;
  private final CoprocessorSockets sockets;
  private final CoprocessorControl control;
  private final CoprocessorWlan wlan;
  private final CoprocessorApps apps;
  private final CoprocessorFiles files;
  private final SocketStack stack;

  /**
   * Starts the driver.
   *
   * @param profile the network that is joined, or null for what the part knows by itself
   */
  public CoprocessorDriver(Rtos rtos, Channel.End end, @Nullable Profile profile) {
    this.port = new CommandPort(rtos, end);
    this.sockets = new CoprocessorSockets(port);
    this.control = new CoprocessorControl(port, sockets::closeAll);
    this.wlan = new CoprocessorWlan(port, control);
    this.apps = new CoprocessorApps(port);
    this.files = new CoprocessorFiles(port);
    this.stack = new SocketStack(sockets, timeout -> join(profile, timeout));
  }

  /**
   * Which network to join.
   *
   * @param ssid its name
   * @param key its key, empty for an open one
   */
  public record Profile(String ssid, String key) {
    /** Keeps the key out of logs. */
    @Override
    public String toString() {
      return ssid;
    }
  }

  private void join(@Nullable Profile profile, Duration timeout)
      throws JoinFailedException, InterruptedException {
    if (profile == null) {
      wlan.await(timeout);
      return;
    }
    control.join(profile.ssid(), profile.key(), timeout);
  }

  /** Returns Zephyr's sockets. */
  public SocketApi sockets() {
    return sockets;
  }

  /** Returns the sockets as a network stack, for streams and packets. */
  public SocketStack stack() {
    return stack;
  }

  /** Returns the radio and the addresses. */
  public CoprocessorControl control() {
    return control;
  }

  /** Returns profiles, policies, the role and provisioning. */
  public CoprocessorWlan wlan() {
    return wlan;
  }

  /** Returns the services that the part runs by itself. */
  public CoprocessorApps apps() {
    return apps;
  }

  /** Returns the secure flash, as far as it is the firmware's. */
  public CoprocessorFiles files() {
    return files;
  }

  /** Counts the sockets that are not closed. */
  public int openSockets() {
    return sockets.openSockets();
  }

  /** Returns whether the coprocessor has stopped. */
  public boolean isDown() {
    return port.isDown();
  }

  /** Closes every socket and ends the driver. */
  @Override
  public void close() {
    sockets.close();
    port.close();
  }
}
