package org.wwep.net.tls;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wwep.net.Endpoint;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkStackContract;
import org.wwep.net.NetworkWorld;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.HostWorld;
import org.wwep.rtos.Rtos;

/** What holds for any connection holds for a secured one. */
@Timeout(value = 40, unit = TimeUnit.SECONDS)
@ExtendWith(TlsContractTest.OfConnections.class)
class TlsContractTest extends NetworkStackContract {
  /** Leaves out what is the stack's alone, and where TLS has to differ. */
  static final class OfConnections implements ExecutionCondition {
    private static final Map<String, String> OTHERWISE =
        Map.of(
            "a_peer_that_never_reads_lets_a_send_time_out",
            "a send that timed out cut a record, so no other may follow: see EndingTest",
            "closing_the_stack_ends_everything_on_it_and_nothing_else",
            "a stack that closes under TLS leaves it no time for close_notify");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String type = context.getRequiredTestClass().getSimpleName();
      String method = context.getTestMethod().map(m -> m.getName()).orElse("");
      if (type.equals("Naming") || type.equals("Listening") || type.equals("Connecting")) {
        return ConditionEvaluationResult.disabled("about sockets that have no TLS yet");
      }
      String reason = OTHERWISE.get(method);
      return reason == null
          ? ConditionEvaluationResult.enabled("about connections")
          : ConditionEvaluationResult.disabled(reason);
    }
  }

  @Override
  protected NetworkWorld world() {
    return new World();
  }

  private static final class World implements NetworkWorld {
    private final HostWorld host = new HostWorld(1);
    private final HostRtos rtos = host.rtos();
    private final Tls tls = Tls.secure(new SecureRandom(), clock());
    private final TlsStack stack = new TlsStack(rtos, tls);
    private final TlsStack peers = new TlsStack(rtos, tls);

    private InstantSource clock() {
      var started = rtos.now();
      return () -> Issuer.NOW.plus(Duration.between(started, rtos.now()));
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
    public Endpoint anyPort() {
      return Endpoint.loopback(0);
    }

    @Override
    public Endpoint silent() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String knownName() {
      return "localhost";
    }

    @Override
    public String unknownName() {
      return "name.invalid";
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
