package org.wwep.device.machine;

import java.util.List;

/** Whether a transaction goes in the clear or behind a handshake. */
public enum LinkKind {
  /** In the clear. */
  OPEN,
  /** Behind a TLS handshake. */
  TLS;

  private static final List<LinkKind> ONE_OPEN = List.of(OPEN);
  private static final List<LinkKind> ONE_TLS = List.of(TLS);

  /** Returns the kinds of links, of each of which is known whether it has a handshake. */
  public static List<LinkKind> list(List<Boolean> secure) {
    if (secure.size() == 1) {
      // Most devices have one link, and there may be very many of them.
      return secure.getFirst() ? ONE_TLS : ONE_OPEN;
    }
    return secure.stream().map(each -> each ? TLS : OPEN).toList();
  }
}
