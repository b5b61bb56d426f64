package org.wwep.emulator.scenario;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.testbed.World;
import org.wwep.net.packet.PoolSizes;
import org.wwep.net.tls.ClientAuth;
import org.wwep.protocol.server.ServerRules;
import org.wwep.value.Ranges;

/**
 * The server as a scenario writes it. Steps call it {@code server}. A world makes a {@link
 * org.wwep.emulator.testbed.ServerSetup} of it, in one place: with the ports that are free there,
 * and certificates in the place of their files' names.
 *
 * @param course which of the course's servers, or null for the register server
 * @param name the name that leads to it
 * @param address its address in the simulated network
 * @param port its open port; 0 takes a free one
 * @param tls its TLS port, or null for none
 * @param rules how it treats its clients
 * @param packets how many packets a course's server has, or null for as many as its exercise says
 * @param firmware firmware of the user's own that is the server, or null
 */
public record ServerSpec(
    @Nullable CourseServer course,
    String name,
    InetAddress address,
    int port,
    @Nullable Tls tls,
    ServerRules rules,
    @Nullable PacketCounts packets,
    @Nullable FirmwareSpec firmware) {
  /** What steps call the server; no device may be called so. */
  public static final String ID = "server";

  /** The course's server. */
  public static final ServerSpec DEFAULT =
      new ServerSpec(
          null,
          World.SERVER_NAME,
          VirtualWorld.SERVER,
          LinkConfig.OPEN_PORT,
          Tls.DEFAULT,
          ServerRules.DEFAULT,
          null,
          null);

  /** Checks the ranges. */
  public ServerSpec {
    Ranges.within("a port", port, 0, 65535);
    if (tls != null && tls.port == port && port != 0) {
      throw new IllegalArgumentException("port " + port + " is both the open and the TLS port");
    }
    if (packets != null && course == null) {
      throw new IllegalArgumentException(
          "'tx-packets' and 'rx-packets' go with 'mode': packets, callbacks or concurrent");
    }
  }

  /**
   * How many packets a device has; null for as many as its exercise says.
   *
   * @param transmit how many to send from
   * @param receive how many to receive into
   */
  public record PacketCounts(@Nullable Integer transmit, @Nullable Integer receive) {
    /** Returns these pools with the counts that are given here. */
    public PoolSizes applyTo(PoolSizes usual) {
      return new PoolSizes(
          transmit == null ? usual.transmit() : transmit,
          receive == null ? usual.receive() : receive,
          usual.bufferSize());
    }
  }

  /** Returns its name in real time: its own, or that of this machine for the course's. */
  public String localName() {
    return name.equals(DEFAULT.name) ? RealTimeWorld.LOCALHOST : name;
  }

  /** Returns its address in real time: its own if that is this machine's loopback. */
  public InetAddress localAddress() {
    return address.isLoopbackAddress() ? address : RealTimeWorld.LOOPBACK;
  }

  /**
   * The server's TLS port; file names are relative to the scenario's own folder.
   *
   * @param port where it listens; 0 takes a free one
   * @param certificate its certificate, or null for one by the development CA
   * @param key the certificate's key, or null
   * @param clientAuth whether it wants to know its clients by certificate
   */
  public record Tls(
      int port, @Nullable String certificate, @Nullable String key, ClientAuth clientAuth) {
    /** The usual port, the development CA's certificate. */
    public static final Tls DEFAULT = new Tls(LinkConfig.TLS_PORT, null, null, ClientAuth.NONE);

    /** Checks that the parts go together. */
    public Tls {
      Ranges.within("a port", port, 0, 65535);
      if ((certificate == null) != (key == null)) {
        throw new IllegalArgumentException("'cert' and 'key' go together: give both or none");
      }
    }
  }
}
