package org.wwep.net.host;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.wwep.net.NameNotResolvedException;
import org.wwep.rtos.Deadline;

/**
 * Names, asked of a resolver that may hang.
 *
 * <p>The system's resolver blocks for as long as it likes and hears no interrupt, so it runs on a
 * daemon thread of its own and the caller waits beside it. Callers that ask for the same name share
 * one such thread: asking again and again while it hangs does not pile threads up.
 */
final class HostResolver implements AutoCloseable {
  /** The blocking resolver below. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  private final Lookup lookup;
  private final Map<String, FutureTask<InetAddress[]>> running = new ConcurrentHashMap<>();
  private final AtomicInteger threads = new AtomicInteger();
  private volatile boolean closed;

  HostResolver(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Returns all addresses, IPv4 before IPv6. */
  List<InetAddress> resolve(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    Deadline deadline = Deadline.monotonic(timeout);
    if (host.isBlank()) {
      throw new IllegalArgumentException("a host name has a character or more, was blank");
    }
    ChannelWaiter.throwIfCancelled();
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return ask(host, deadline);
    }
  }

  private List<InetAddress> ask(String host, Deadline deadline)
      throws NameNotResolvedException, InterruptedException {
    FutureTask<InetAddress[]> answer = asked(host);
    // Looked at after asking: either this sees the close, or the close sees the question.
    if (closed) {
      answer.cancel(true);
    }
    try {
      return ordered(host, answer.get(deadline.millisLeft(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new NameNotResolvedException("no answer about " + host + " within " + deadline, e);
    } catch (CancellationException e) {
      throw new NameNotResolvedException("the stack was closed, asked for " + host, e);
    } catch (ExecutionException e) {
      throw unknown(host, e.getCause() == null ? e : e.getCause());
    }
  }

  private FutureTask<InetAddress[]> asked(String host) {
    FutureTask<InetAddress[]> mine =
        new FutureTask<>(() -> lookup.all(host)) {
          @Override
          protected void done() {
            running.remove(host, this);
          }
        };
    FutureTask<InetAddress[]> earlier = running.putIfAbsent(host, mine);
    if (earlier != null) {
      return earlier;
    }
    String name = "wwep-resolver-" + threads.incrementAndGet() + "-" + host;
    Thread.ofPlatform().daemon().name(name).start(mine);
    return mine;
  }

  private static List<InetAddress> ordered(String host, InetAddress[] addresses)
      throws NameNotResolvedException {
    if (addresses.length == 0) {
      throw new NameNotResolvedException(host + " has no address");
    }
    return Stream.of(addresses)
        .distinct()
        .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
        .toList();
  }

  private static NameNotResolvedException unknown(String host, Throwable cause) {
    String message = cause.getMessage();
    String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
    return text.contains("temporary failure")
        ? new NameNotResolvedException("no name server answers, asked for " + host, cause)
        : new NameNotResolvedException("no such name: " + host, cause);
  }

  @Override
  public void close() {
    closed = true;
    running.values().forEach(question -> question.cancel(true));
  }
}
