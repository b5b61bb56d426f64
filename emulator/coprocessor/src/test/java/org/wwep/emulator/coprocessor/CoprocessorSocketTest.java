package org.wwep.emulator.coprocessor;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.wwep.emulator.coprocessor.flash.FlashProvisioner;
import org.wwep.emulator.sim.Schedule;
import org.wwep.net.LayeredWorld;
import org.wwep.net.LinkException;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketContract;
import org.wwep.net.bsd.SocketWorld;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.bsd.TestSecurityTags;
import org.wwep.net.bsd.TlsCredentials;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.TestCertificates;
import org.wwep.rtos.Rtos;

/** The contract of Zephyr's sockets, with every call a command to the coprocessor. */
@Tag("slow")
class CoprocessorSocketTest {
  @Nested
  class OnHost extends SocketContract {
    @Override
    protected SocketWorld world() {
      return new PeerSocketWorld(new CoprocessorNetworkWorld.OnHost());
    }
  }

  @Nested
  class InVirtualTime extends SocketContract {
    @Override
    protected SocketWorld world() {
      return new PeerSocketWorld(new CoprocessorNetworkWorld.InVirtualTime(Schedule.IN_ORDER));
    }
  }

  /** The coprocessor's sockets, and peers that have none. */
  private static final class PeerSocketWorld implements SocketWorld, LayeredWorld {
    private final CoprocessorNetworkWorld below;
    private final StackSockets peers;

    PeerSocketWorld(CoprocessorNetworkWorld below) {
      this.below = below;
      Rtos rtos = below.rtos();
      this.peers = new StackSockets(rtos, below.peers(), TestCertificates.tls(rtos::now));
      TestSecurityTags.give(peers.credentials());
    }

    /** What {@link TestSecurityTags#give} gives, as far as it is a key by the names of files. */
    private void give(TlsCredentials tags) throws ErrnoException {
      tags.delete(ProvisionedFlash.TAG, CredentialStore.Type.SERVER_CERTIFICATE);
      tags.delete(ProvisionedFlash.TAG, CredentialStore.Type.PRIVATE_KEY);
      tags.add(
          TestSecurityTags.SERVER,
          CredentialStore.Type.SERVER_CERTIFICATE,
          TestCertificates.server());
      tags.addFile(
          TestSecurityTags.SERVER, CredentialStore.Type.PRIVATE_KEY, "/keys/server-key.der");
      tags.add(
          TestSecurityTags.CLIENT,
          CredentialStore.Type.SERVER_CERTIFICATE,
          TestCertificates.client());
      tags.addFile(TestSecurityTags.CLIENT, CredentialStore.Type.PRIVATE_KEY, FlashProvisioner.KEY);
      tags.addFile(
          TestSecurityTags.STRANGER, CredentialStore.Type.CA_CERTIFICATE, "/certs/stranger.der");
      tags.addFile(TestSecurityTags.PSK, CredentialStore.Type.PSK, "/keys/psk");
      tags.add(TestSecurityTags.PSK, CredentialStore.Type.PSK_ID, OptionValue.text("device 0FAC"));
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
    public CoprocessorNetworkWorld below() {
      return below;
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
