package org.wwep.emulator.coprocessor;

import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;

/** Who carries a command out, by its opcode. */
record CommandRouter(
    WirelessSubsystem wirelessSubsystem,
    CommandHandler onSockets,
    CommandHandler onCredentials,
    CommandHandler onFiles) {
  CommandHandler handler(Opcode opcode) throws MalformedFrameException {
    return switch (opcode) {
      case WLAN_SCAN, WLAN_CONNECT, WLAN_DISCONNECT, NETCFG_GET, NETCFG_SET ->
          wirelessSubsystem.onRadio();
      case PROFILE_ADD,
          PROFILE_DELETE,
          PROFILE_LIST,
          POLICY_SET,
          POLICY_GET,
          ROLE_SET,
          HOTSPOT_SET,
          PROVISION,
          POWER_SET,
          POWER_GET,
          WLAN_STATUS ->
          wirelessSubsystem.onWlan();
      case APP_START,
          APP_STOP,
          HTTP_PORT,
          HTTP_HANDLER,
          HTTP_RESPOND,
          MDNS_REGISTER,
          MDNS_UNREGISTER,
          MDNS_FIND ->
          wirelessSubsystem.onNetApp();
      case RESOLVE,
          SOCKET,
          BIND,
          LISTEN,
          ACCEPT,
          CONNECT,
          SEND,
          RECV,
          POLL,
          SHUTDOWN,
          CLOSE,
          SETSOCKOPT,
          GETSOCKOPT,
          SOCKNAME ->
          onSockets;
      case DEVICE_GET, DEVICE_START, DEVICE_STOP ->
          throw new MalformedFrameException("a command of the part itself: " + opcode);
      case CREDENTIAL_ADD, CREDENTIAL_FILE, CREDENTIAL_DELETE -> onCredentials;
      case FILE_LIST, FILE_READ, FILE_WRITE, FILE_DELETE, FILE_INSTALL -> onFiles;
      case READY,
          WLAN_CONNECTED,
          WLAN_DISCONNECTED,
          IP_ACQUIRED,
          IP_LOST,
          STATION_CONNECTED,
          STATION_DISCONNECTED,
          IP_LEASED,
          PROFILE_ADDED,
          PROVISIONING,
          HTTP_REQUEST,
          HOTSPOT_OPENED ->
          throw new MalformedFrameException("an event is no command: " + opcode);
    };
  }
}
