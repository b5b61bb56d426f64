package org.wwep.emulator.nwp;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.net.bsd.SocketError;

/**
 * Which network is joined without being asked: the last one that was joined, until it was left.
 *
 * <p>Any task. It outlives a power cycle.
 */
final class Policy {
  private static final System.Logger LOG = System.getLogger(Policy.class.getName());

  private final Storage storage;
  private volatile @Nullable KnownNetwork known;

  Policy(Storage storage) {
    this.storage = storage;
  }

  /** Finds what was kept. */
  void start() throws InterruptedException {
    try {
      known = KnownNetwork.kept(storage).orElse(null);
    } catch (FlashException | MalformedFrame e) {
      LOG.log(
          WARNING,
          "{0} does not hold, no network is known: {1}",
          KnownNetwork.FILE,
          e.getMessage());
    }
  }

  Optional<KnownNetwork> known() {
    return Optional.ofNullable(known);
  }

  /** Keeps a network that was joined; a flash that is full keeps it until the power goes. */
  void joined(KnownNetwork network) throws InterruptedException {
    if (network.equals(known)) {
      return;
    }
    known = network;
    try {
      network.keep(storage);
    } catch (FlashException e) {
      LOG.log(WARNING, "{0} is known until the power goes: {1}", network, e.getMessage());
    }
  }

  /** Forgets it, and answers once that is kept. */
  Payload forget() throws SocketError, InterruptedException {
    known = null;
    try {
      KnownNetwork.forget(storage);
      return Refused.done();
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }
}
