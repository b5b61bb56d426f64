package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ApiStyle;
import org.wwep.emulator.coprocessor.WirelessMedium;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.SocketLayer;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;

/**
 * What devices and a server are put into: time, tasks and a host for each, and one timeline.
 *
 * <p>Owned by the thread that made it; closing ends whatever still runs in it.
 */
public interface World extends AutoCloseable {
  /** The name by which devices look the server up, unless told otherwise: the course's. */
  String SERVER_NAME = "wwep.wa101.cypress.com";

  /** The name that the course's sources look up: it leads to the same server. */
  String OTHER_SERVER_NAME = "wwep.ww101.cypress.com";

  /** What a world is made for. */
  @FunctionalInterface
  interface Script {
    /** Runs to its end as a task of the world; what it throws ends the run. */
    void run() throws Exception;
  }

  /** Returns what decides everything random here. */
  long seed();

  /** Returns the time. */
  Instant now();

  /** Returns all that happened. */
  Timeline timeline();

  /** Makes an operating system; the name is what its randomness goes by. */
  Rtos rtos(String owner);

  /** Makes a host of this name, or returns the server's for {@link ServerUnderTest#NAME}. */
  Host host(String owner);

  /** Returns what the radios of its devices share. */
  WirelessMedium medium();

  /** Returns the address at which the server listens. */
  InetAddress serverAddress();

  /** Returns the name that devices look up to find the server. */
  String serverName();

  /** Returns the certificates of this world, and TLS with them. */
  WorldCertificates certificates();

  /** Returns TLS in this world's time and randomness, for a device's firmware. */
  Tls tls(String owner);

  /** Has devices find the server by another name as well, or at another address of the machine. */
  void alias(String name);

  /** Returns whether a server listens at the port that it was given, or at a free one. */
  boolean hasFixedPorts();

  /** Returns how a device's connections are made in this style, to a server of this name. */
  default SecureLayer layer(ApiStyle api, String owner, boolean tls, String serverName) {
    return switch (api) {
      case STREAM, PACKET -> tls ? certificates().client(owner, serverName) : SecureLayer.OPEN;
      case BSD ->
          tls
              ? certificates().sockets(rtos(owner), owner, serverName)
              : SocketLayer.open(net -> new StackSockets(rtos(owner), net));
    };
  }

  /** Returns the active faults. */
  ActiveFaults faults();

  /**
   * Checks that a fault can be done here.
   *
   * @param device the device it is for, or null for all
   * @throws IllegalArgumentException if not, saying why and what to do
   */
  void check(FaultSpec spec, @Nullable String device);

  /**
   * Makes a device's board, and hands it out as seen from outside: with what moves its contacts and
   * looks at its LEDs.
   *
   * @throws HalException if the board is not available; an emulated one always is
   */
  BoardHarness boardHarness(BoardConfig config, MacAddress mac) throws HalException;

  /**
   * Runs the observer whenever something may have changed, on the task that did it or on one of its
   * own: at every step of virtual time; in real time as a host makes or closes a socket, and after
   * every entry of the timeline that is not about a gauge.
   */
  void onChange(Runnable observer);

  /** Runs a script as a task of this world, and rethrows what it throws. */
  void run(Script script) throws Exception;

  @Override
  void close();
}
