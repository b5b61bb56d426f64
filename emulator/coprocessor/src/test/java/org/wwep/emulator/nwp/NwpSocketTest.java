package org.wwep.emulator.nwp;

import org.junit.jupiter.api.Nested;
import org.wwep.emulator.nwp.flash.ProductionLine;
import org.wwep.emulator.sim.Schedule;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.bsd.BsdPapers;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketContract;
import org.wwep.net.bsd.SocketError;
import org.wwep.net.bsd.SocketWorld;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.bsd.TlsCredentials;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.Papers;
import org.wwep.rtos.Rtos;

/** The contract of Zephyr's sockets, with every call a command to the coprocessor. */
class NwpSocketTest {
  @Nested
  class OnHost extends SocketContract {
    @Override
    protected SocketWorld world() {
      return new World(new NwpNetworkWorld.OnHost());
    }
  }

  @Nested
  class InVirtualTime extends SocketContract {
    @Override
    protected SocketWorld world() {
      return new World(new NwpNetworkWorld.InVirtualTime(Schedule.IN_ORDER));
    }
  }

  /** The coprocessor's sockets, and peers that have none. */
  private static final class World implements SocketWorld {
    private final NwpNetworkWorld below;
    private final StackSockets peers;

    World(NwpNetworkWorld below) {
      this.below = below;
      Rtos rtos = below.rtos();
      this.peers = new StackSockets(rtos, below.peers(), Papers.tls(rtos::now));
      BsdPapers.give(peers.credentials());
    }

    /** What {@link BsdPapers#give} gives, as far as it is a key by the names of files. */
    private void give(TlsCredentials tags) throws SocketError {
      tags.delete(Provisioned.TAG, CredentialStore.Type.SERVER_CERTIFICATE);
      tags.delete(Provisioned.TAG, CredentialStore.Type.PRIVATE_KEY);
      tags.add(BsdPapers.SERVER, CredentialStore.Type.SERVER_CERTIFICATE, Papers.server());
      tags.addFile(BsdPapers.SERVER, CredentialStore.Type.PRIVATE_KEY, "/keys/server-key.der");
      tags.add(BsdPapers.CLIENT, CredentialStore.Type.SERVER_CERTIFICATE, Papers.client());
      tags.addFile(BsdPapers.CLIENT, CredentialStore.Type.PRIVATE_KEY, ProductionLine.KEY);
      tags.addFile(BsdPapers.STRANGER, CredentialStore.Type.CA_CERTIFICATE, "/certs/stranger.der");
      tags.addFile(BsdPapers.PSK, CredentialStore.Type.PSK, "/keys/psk");
      tags.add(BsdPapers.PSK, CredentialStore.Type.PSK_ID, OptionValue.text("device 0FAC"));
    }

    @Override
    public Rtos rtos() {
      return below.rtos();
    }

    @Override
    public void run(Script script) throws Exception {
      below.run(
          () -> {
            give(sockets().credentials());
            script.run();
          });
    }

    @Override
    public SocketApi sockets() {
      try {
        return below.nwp().driver().sockets();
      } catch (LinkException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public SocketApi peers() {
      return peers;
    }

    @Override
    public Endpoint anyPort() {
      return below.anyPort();
    }

    @Override
    public Endpoint silent() {
      return below.silent();
    }

    @Override
    public String knownName() {
      return below.knownName();
    }

    @Override
    public String unknownName() {
      return below.unknownName();
    }

    @Override
    public int open() {
      return peers.openSockets() + below.openSockets();
    }

    @Override
    public void close() {
      peers.close();
      below.close();
    }
  }
}
