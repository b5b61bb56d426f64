package org.wwep.net.tls;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.ConnectionContract;
import org.wwep.net.Endpoint;
import org.wwep.net.LoopbackWorld;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkWorld;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.HostRtosWorld;
import org.wwep.rtos.Rtos;

/**
 * What holds for any connection holds for a secured one. Where TLS has to differ from the clear (a
 * send that timed out cut a record; a stack that closes leaves no time for close_notify) is in
 * {@link EndingTest}.
 */
@Timeout(value = 40, unit = TimeUnit.SECONDS)
class TlsContractTest extends ConnectionContract {
  @Override
  protected NetworkWorld world() {
    return new TlsNetworkWorld();
  }

  private static final class TlsNetworkWorld implements LoopbackWorld {
    private final HostRtosWorld host = new HostRtosWorld(1);
    private final HostRtos rtos = host.rtos();
    private final Tls tls = Tls.secure(new SecureRandom(), clock());
    private final TlsStack stack = new TlsStack(rtos, tls);
    private final TlsStack peers = new TlsStack(rtos, tls);

    private InstantSource clock() {
      var started = rtos.now();
      return () -> TestCa.NOW.plus(Duration.between(started, rtos.now()));
    }

    @Override
    public Rtos rtos() {
      return rtos;
    }

    @Override
    public void run(Script script) throws Exception {
      host.run(script);
    }

    @Override
    public NetworkStack stack() {
      return stack;
    }

    @Override
    public NetworkStack peers() {
      return peers;
    }

    @Override
    public Endpoint silent() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int openSockets() {
      return stack.openSockets() + peers.openSockets();
    }

    @Override
    public void close() {
      host.close();
      stack.close();
      peers.close();
    }
  }
}
