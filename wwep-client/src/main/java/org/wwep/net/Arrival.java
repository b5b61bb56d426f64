package org.wwep.net;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.EventSource;

/**
 * What came on a connection or a listener: a value, or the trouble that ends it.
 *
 * @param <T> what comes
 * @param value what came, or null
 * @param trouble why nothing will come any more, or null
 */
public record Arrival<T>(@Nullable T value, @Nullable LinkException trouble) {
  /** A call that waits for the next value. */
  @FunctionalInterface
  interface Wait<T> {
    T next(Duration timeout) throws LinkException, InterruptedException;
  }

  /** Returns the arrival of a value. */
  public static <T> Arrival<T> of(T value) {
    return new Arrival<>(value, null);
  }

  /** Returns the arrival of trouble. */
  public static <T> Arrival<T> failed(LinkException trouble) {
    return new Arrival<>(null, trouble);
  }

  static <T> EventSource<Arrival<T>> source(Wait<T> wait) {
    return timeout -> {
      try {
        return Optional.of(of(wait.next(timeout)));
      } catch (ReceiveTimeoutException _) {
        return Optional.empty();
      } catch (LinkException e) {
        return Optional.of(failed(e));
      }
    };
  }

  /** Returns the value, or throws the trouble. */
  public T get() throws LinkException {
    if (trouble != null) {
      throw trouble;
    }
    return Objects.requireNonNull(value);
  }
}
