package org.wwep.emulator.coprocessor;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.net.bsd.ErrnoException;

/**
 * Which network is joined without being asked: the last one that was joined, until it was left.
 *
 * <p>Any task. It outlives a power cycle.
 */
final class ConnectionPolicy {
  private static final System.Logger LOG = System.getLogger(ConnectionPolicy.class.getName());

  private final ExclusiveFlash exclusiveFlash;
  private volatile @Nullable KnownNetwork known;

  ConnectionPolicy(ExclusiveFlash exclusiveFlash) {
    this.exclusiveFlash = exclusiveFlash;
  }

  /** Finds what was kept. */
  void start() throws InterruptedException {
    try {
      known = KnownNetwork.kept(exclusiveFlash).orElse(null);
    } catch (FlashException | MalformedFrameException e) {
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
      network.keep(exclusiveFlash);
    } catch (FlashException e) {
      LOG.log(WARNING, "{0} is known until the power goes: {1}", network, e.getMessage());
    }
  }

  /** Forgets it, and answers once that is kept. */
  PayloadWriter forget() throws ErrnoException, InterruptedException {
    known = null;
    try {
      KnownNetwork.forget(exclusiveFlash);
      return ErrorCodec.done();
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }
}
