package org.wwep.emulator.server.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.wwep.emulator.server.netty.Limit;
import org.wwep.emulator.server.netty.Meter;
import org.wwep.net.TlsRejected;
import org.wwep.protocol.server.Exchange;

/**
 * Counts for Prometheus what happens in a server.
 *
 * <p><b>Shape</b>: every series is there from the start, at zero; any thread.
 */
public final class Metrics implements Meter, AutoCloseable {
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(10_000),
    Duration.ofNanos(25_000),
    Duration.ofNanos(50_000),
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Port open = new Port("open");
  private final Port secured = new Port("tls");
  private final Counters<Limit> limits =
      new Counters<>(
          Limit.class,
          limit -> counter("wwep.limited", "Times a limit was met", "limit", label(limit)));
  private final Counters<TlsRejected.Reason> refusals =
      new Counters<>(
          TlsRejected.Reason.class,
          reason ->
              counter(
                  "wwep.tls.failures", "Handshakes that came to nothing", "reason", label(reason)));
  private final Counter handshakes;
  private final Timer reads;
  private final Timer writes;
  private final Counter failures;

  /** What is counted for one kind of port. */
  private final class Port {
    private final Counters<Outcome> outcomes;
    private final Timer latency;

    Port(String name) {
      outcomes =
          new Counters<>(
              Outcome.class,
              outcome ->
                  Counter.builder("wwep.transactions")
                      .description("Exchanges that were answered")
                      .tags("port", name, "result", outcome.label())
                      .register(registry));
      latency =
          Timer.builder("wwep.transaction")
              .description("From the arrival of a request to the leaving of its reply")
              .tag("port", name)
              .serviceLevelObjectives(BUCKETS)
              .register(registry);
    }
  }

  /** Makes one in which nothing has happened yet. */
  public Metrics() {
    handshakes =
        Counter.builder("wwep.tls.handshakes")
            .description("Handshakes that succeeded")
            .register(registry);
    reads = store("read");
    writes = store("write");
    failures =
        Counter.builder("wwep.store.failures")
            .description("Calls that the store could not carry out")
            .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  private Counter counter(String name, String what, String tag, String value) {
    return Counter.builder(name).description(what).tag(tag, value).register(registry);
  }

  private Timer store(String operation) {
    return Timer.builder("wwep.store")
        .description("How long the store took")
        .tag("operation", operation)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Shows a number that is asked for whenever somebody looks. */
  public void gauge(String name, String what, Supplier<Number> value) {
    Gauge.builder(name, value).description(what).strongReference(true).register(registry);
  }

  @Override
  public void answered(String port, List<Exchange> exchanges, long nanos) {
    Port to = port.equals("open") ? open : secured;
    for (Exchange exchange : exchanges) {
      to.outcomes.add(Outcome.of(exchange));
      to.latency.record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void limited(Limit limit) {
    limits.add(limit);
  }

  @Override
  public void noHandshake(TlsRejected.Reason reason) {
    refusals.add(reason);
  }

  @Override
  public void handshake() {
    handshakes.increment();
  }

  void store(boolean write, boolean done, long nanos) {
    (write ? writes : reads).record(nanos, TimeUnit.NANOSECONDS);
    if (!done) {
      failures.increment();
    }
  }

  /** Returns all of it as Prometheus reads it. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
