package org.wwep.emulator.coprocessor.channel;

import java.util.Optional;

/** What a command asks for, or an event tells; a response bears its command's. */
public enum Opcode {
  /** Command: how the part is, and its limits. */
  DEVICE_GET(1),
  /** Command: look for networks. */
  WLAN_SCAN(2),
  /** Command: join a network; how that went is told by events. */
  WLAN_CONNECT(3),
  /** Command: leave the network. */
  WLAN_DISCONNECT(4),
  /** Command: read the MAC address and the addresses. */
  NETCFG_GET(5),
  /** Command: change a {@link NetSetting}. */
  NETCFG_SET(6),
  /** Command: look a host up. */
  RESOLVE(7),
  /** Command: make a socket. */
  SOCKET(8),
  /** Command: bind it. */
  BIND(9),
  /** Command: listen. */
  LISTEN(10),
  /** Command: accept, or be told when that makes sense. */
  ACCEPT(11),
  /** Command: connect, handshake included. */
  CONNECT(12),
  /** Command: send, or be told when that makes sense. */
  SEND(13),
  /** Command: receive, or be told when that makes sense. */
  RECV(14),
  /** Command: look at sockets, and be told when there is something to be seen. */
  POLL(15),
  /** Command: finish a direction. */
  SHUTDOWN(16),
  /** Command without a response: close. */
  CLOSE(17),
  /** Command: set an option. */
  SETSOCKOPT(18),
  /** Command: read an option. */
  GETSOCKOPT(19),
  /** Command: the own address, or the peer's. */
  SOCKNAME(20),
  /** Command: a public credential under a tag. */
  CREDENTIAL_ADD(21),
  /** Command: a file of the secure flash under a tag. */
  CREDENTIAL_FILE(22),
  /** Command: take a credential away from a tag. */
  CREDENTIAL_DELETE(23),
  /** Command: which files there are. */
  FILE_LIST(24),
  /** Command: a piece of a file. */
  FILE_READ(25),
  /** Command: make or replace a file. */
  FILE_WRITE(26),
  /** Command: delete a file. */
  FILE_DELETE(27),
  /** Command: start again; the role and the addresses come back, the network follows by events. */
  DEVICE_START(28),
  /** Command: stop; sockets are closed, and all but a start is refused from then on. */
  DEVICE_STOP(29),
  /** Command: a piece of a signed update, which is installed with the last one. */
  FILE_INSTALL(30),
  /** Command: add a profile, and be told its number. */
  PROFILE_ADD(31),
  /** Command: delete a profile, or all of them. */
  PROFILE_DELETE(32),
  /** Command: which profiles there are, without their keys. */
  PROFILE_LIST(33),
  /** Command: set the connection policy. */
  POLICY_SET(34),
  /** Command: read the connection policy. */
  POLICY_GET(35),
  /** Command: set the role that holds from the next start on. */
  ROLE_SET(36),
  /** Command: set the own network's name, key and channel. */
  HOTSPOT_SET(37),
  /** Command: start or stop provisioning. */
  PROVISION(38),
  /** Command: start a {@link NetApp}. */
  APP_START(39),
  /** Command: stop a {@link NetApp}. */
  APP_STOP(40),
  /** Command: set the HTTP server's port. */
  HTTP_PORT(41),
  /** Command: have requests for what is no file told to the firmware, or not. */
  HTTP_HANDLER(42),
  /** Command: answer a request. */
  HTTP_RESPOND(43),
  /** Command: announce a service by multicast DNS. */
  MDNS_REGISTER(44),
  /** Command: take a service back. */
  MDNS_UNREGISTER(45),
  /** Command: ask who offers a kind of service. */
  MDNS_FIND(46),
  /** Command: set the power policy. */
  POWER_SET(47),
  /** Command: read the power policy and the mode. */
  POWER_GET(48),
  /** Command: the role, and which network there is. */
  WLAN_STATUS(49),
  /** Event: there is something to be seen on a socket. */
  READY(64),
  /** Event: the network was joined. */
  WLAN_CONNECTED(65),
  /** Event: there is no network any more, or it could not be joined. */
  WLAN_DISCONNECTED(66),
  /** Event: there is an address. */
  IP_ACQUIRED(67),
  /** Event: there is no address any more. */
  IP_LOST(68),
  /** Event: a station is on the own network. */
  STATION_CONNECTED(69),
  /** Event: a station left the own network. */
  STATION_DISCONNECTED(70),
  /** Event: a station was given an address. */
  IP_LEASED(71),
  /** Event: a profile came by provisioning. */
  PROFILE_ADDED(72),
  /** Event: how provisioning stands. */
  PROVISIONING(73),
  /** Event: a request for the firmware. */
  HTTP_REQUEST(74),
  /** Event: the own network is open. */
  HOTSPOT_OPENED(75);

  private final int number;

  Opcode(int number) {
    this.number = number;
  }

  /** Returns the number on the channel, 1 to 255. */
  public int number() {
    return number;
  }

  /** Finds the one with this number. */
  public static Optional<Opcode> of(int number) {
    for (Opcode opcode : values()) {
      if (opcode.number == number) {
        return Optional.of(opcode);
      }
    }
    return Optional.empty();
  }
}
