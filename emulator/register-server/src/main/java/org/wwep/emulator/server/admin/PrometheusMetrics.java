package org.wwep.emulator.server.admin;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.wwep.emulator.server.netty.ServerLimit;
import org.wwep.emulator.server.netty.ServerMetrics;
import org.wwep.net.TlsRejectedException;
import org.wwep.protocol.server.Exchange;

/**
 * Counts for Prometheus what happens in a server.
 *
 * <p><b>Shape</b>: every series is there from the start, at zero; any thread.
 */
public final class PrometheusMetrics implements ServerMetrics, AutoCloseable {
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
  private final PortMetrics open = new PortMetrics("open");
  private final PortMetrics secured = new PortMetrics("tls");
  private final EnumCounters<ServerLimit> limits =
      new EnumCounters<>(
          ServerLimit.class,
          serverLimit ->
              counter("wwep.limited", "Times a limit was met", "limit", label(serverLimit)));
  private final EnumCounters<TlsRejectedException.Reason> refusals =
      new EnumCounters<>(
          TlsRejectedException.Reason.class,
          reason ->
              counter(
                  "wwep.tls.failures", "Handshakes that came to nothing", "reason", label(reason)));
  private final Counter handshakes;
  private final Timer reads;
  private final Timer writes;
  private final Counter failures;

  /** What is counted for one kind of port. */
  private final class PortMetrics {
    private final EnumCounters<ExchangeOutcome> outcomes;
    private final Timer latency;

    PortMetrics(String name) {
      outcomes =
          new EnumCounters<>(
              ExchangeOutcome.class,
              exchangeOutcome ->
                  Counter.builder("wwep.transactions")
                      .description("Exchanges that were answered")
                      .tags("port", name, "result", exchangeOutcome.label())
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
  public PrometheusMetrics() {
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
    PortMetrics to = port.equals("open") ? open : secured;
    for (Exchange exchange : exchanges) {
      to.outcomes.add(ExchangeOutcome.of(exchange));
      to.latency.record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void limited(ServerLimit serverLimit) {
    limits.add(serverLimit);
  }

  @Override
  public void noHandshake(TlsRejectedException.Reason reason) {
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

  /** Returns what was counted of transactions and refusals, of both ports together. */
  public ServerCounts counts() {
    Map<String, Long> results = new HashMap<>();
    open.outcomes.addTo(results, ExchangeOutcome::label, true);
    secured.outcomes.addTo(results, ExchangeOutcome::label, true);
    Map<String, Long> met = new HashMap<>();
    limits.addTo(met, PrometheusMetrics::label, false);
    Map<String, Long> failed = new HashMap<>();
    refusals.addTo(failed, PrometheusMetrics::label, false);
    return new ServerCounts(
        results,
        met,
        failed,
        open.latency.totalTime(TimeUnit.SECONDS) + secured.latency.totalTime(TimeUnit.SECONDS));
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
