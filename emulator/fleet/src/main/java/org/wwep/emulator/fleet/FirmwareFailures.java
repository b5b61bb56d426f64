package org.wwep.emulator.fleet;

import org.wwep.device.machine.Failure;

/** What the client calls a failure, in the words of a fleet. */
final class FirmwareFailures {
  private FirmwareFailures() {}

  /** Returns the kind of a failure after the client's last attempt. */
  static PressFailure of(Failure failure) {
    return switch (failure.kind()) {
      case CONNECT_FAILED -> unconnected(failure.detail());
      case TLS_REJECTED -> PressFailure.TLS;
      case NO_SOCKET -> PressFailure.NO_FILE;
      case SEND_TIMEOUT, REPLY_TIMEOUT -> PressFailure.NO_REPLY;
      case PEER_CLOSED -> PressFailure.CLOSED;
      case PEER_RESET -> PressFailure.RESET;
      case NETWORK_LOST -> PressFailure.UNREACHABLE;
      case REFUSED -> PressFailure.ofDenial(failure.detail());
      case WRONG_ECHO, MALFORMED_REPLY -> PressFailure.WRONG_REPLY;
      case JOIN_FAILED, NAME_NOT_RESOLVED, LOCALLY_CLOSED -> PressFailure.OTHER;
    };
  }

  private static PressFailure unconnected(String detail) {
    if (detail.contains("refused")) {
      return PressFailure.REFUSED;
    }
    return detail.contains("unreachable") ? PressFailure.UNREACHABLE : PressFailure.NO_CONNECTION;
  }
}
