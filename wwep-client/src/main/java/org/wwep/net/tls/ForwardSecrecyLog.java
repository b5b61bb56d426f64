package org.wwep.net.tls;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wwep.net.Endpoint;

/** Warns of links without forward secrecy, for each peer's address once; any task. */
final class ForwardSecrecyLog {
  private static final System.Logger LOG = System.getLogger(ForwardSecrecyLog.class.getName());
  private static final int REMEMBERED = 256;

  private final Map<InetAddress, Boolean> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Takes what was agreed on with a peer. */
  void agreed(Endpoint remote, TlsSecurity security) {
    TlsSecurity.warning(TlsSuite.name(security.number()), remote.address())
        .filter(_ -> isNew(remote.address()))
        .ifPresent(warning -> LOG.log(System.Logger.Level.WARNING, warning));
  }

  private synchronized boolean isNew(InetAddress peer) {
    return told.put(peer, true) == null;
  }

  /** Returns what there is to say, in one line. */
  static String text(String peer, String suite) {
    return "NO FORWARD SECRECY with "
        + peer
        + ": "
        + suite
        + " is static RSA: who gets the server's key can read what was recorded before";
  }
}
