package org.wwep.emulator.firmware;

import org.wwep.net.BindFailedException;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkLostException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.ResourcesExhaustedException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.TlsRejectedException;

/** Why a call failed, as firmware reads it. */
public enum AbiError {
  /** Nothing in time. */
  TIMEOUT(-1),
  /** Closed on either side. */
  CLOSED(-2),
  /** The peer broke the connection. */
  RESET(-3),
  /** Nobody answers there. */
  CONNECT_FAILED(-4),
  /** The port cannot be had. */
  BIND_FAILED(-5),
  /** The name has no address. */
  NAME_NOT_RESOLVED(-6),
  /** No network, or it is lost. */
  NO_NETWORK(-7),
  /** No socket left. */
  EXHAUSTED(-8),
  /** TLS could not be agreed on. */
  TLS_REJECTED(-9),
  /** The request makes no sense. */
  INVALID(-10),
  /** An interrupt handler must not block. */
  IN_INTERRUPT(-11);

  private final int code;

  AbiError(int code) {
    this.code = code;
  }

  /** Returns the negative number that firmware gets. */
  public int code() {
    return code;
  }

  /** Returns the one for trouble with the link. */
  public static AbiError of(LinkException trouble) {
    return switch (trouble) {
      case SendTimeoutException _, ReceiveTimeoutException _ -> TIMEOUT;
      case PeerClosedException _, LocallyClosedException _ -> CLOSED;
      case PeerResetException _ -> RESET;
      case ConnectFailedException _ -> CONNECT_FAILED;
      case BindFailedException _ -> BIND_FAILED;
      case NameNotResolvedException _ -> NAME_NOT_RESOLVED;
      case JoinFailedException _, NetworkLostException _ -> NO_NETWORK;
      case ResourcesExhaustedException _ -> EXHAUSTED;
      case TlsRejectedException _ -> TLS_REJECTED;
    };
  }
}
