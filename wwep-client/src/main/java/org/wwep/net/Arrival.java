package org.wwep.net;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.EventSource;

/**
 * What came on a connection or a listener: a value, the end, or trouble.
 *
 * @param <T> what comes
 * @param value what came, or null at the end
 * @param trouble why nothing will come any more, or null
 */
public record Arrival<T>(@Nullable T value, @Nullable LinkException trouble) {
  /** A call that waits for the next value, and returns null at the end. */
  @FunctionalInterface
  interface Wait<T> {
    @Nullable T next(Duration timeout) throws LinkException, InterruptedException;
  }

  /** Returns the arrival of a value, or of the end. */
  public static <T> Arrival<T> of(@Nullable T value) {
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

  /** Returns the value, null for the end, or throws the trouble. */
  public @Nullable T get() throws LinkException {
    if (trouble != null) {
      throw trouble;
    }
    return value;
  }
}
