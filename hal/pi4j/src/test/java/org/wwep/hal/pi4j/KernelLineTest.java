package org.wwep.hal.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;

import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.library.gpiod.internal.GpioDException;
import com.pi4j.library.gpiod.internal.GpioLine;
import com.pi4j.library.gpiod.internal.GpioLineEvent;
import com.pi4j.library.gpiod.internal.LineEvent;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.mockito.Mockito;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.ManualClock;
import org.wwep.hal.Pin;
import org.wwep.hal.Pull;
import org.wwep.hal.line.EdgeClock;

/** The kernel is a queue of stamps here, each of an edge in turn down and up. */
class KernelLineTest {
  private static final long NOW = 1_000_000_000;

  private final GpioDContext chip = Mockito.mock(GpioDContext.class);
  private final GpioLine line = Mockito.mock(GpioLine.class);
  private final GpioLineEvent event = Mockito.mock(GpioLineEvent.class);
  private final BlockingQueue<Long> stamps = new LinkedBlockingQueue<>();
  private final BlockingQueue<Edge> edges = new LinkedBlockingQueue<>();
  private final AtomicReference<Thread> reader = new AtomicReference<>();
  private final AtomicReference<LineEvent> last = new AtomicReference<>(LineEvent.RISING_EDGE);
  private final KernelLine input;

  KernelLineTest() {
    Mockito.when(chip.getOrOpenLine(5)).thenReturn(line);
    Mockito.when(chip.openLineEvent()).thenReturn(event);
    Mockito.when(line.eventWait(anyLong())).thenAnswer(wait -> waited(wait.getArgument(0)));
    input = claim(Pull.UP);
  }

  private KernelLine claim(Pull pull) {
    return KernelLine.claim(
        chip,
        new ButtonConfig("btn1", new Pin(5), pull, pull == Pull.UP),
        new EdgeClock(new ManualClock(), () -> NOW));
  }

  private boolean waited(long nanos) throws InterruptedException {
    reader.set(Thread.currentThread());
    Long stamp = stamps.poll(nanos, TimeUnit.NANOSECONDS);
    if (stamp == null) {
      return false;
    }
    if (stamp < 0) {
      throw new GpioDException("wait failed! (Interrupted system call)");
    }
    last.set(last.get() == LineEvent.RISING_EDGE ? LineEvent.FALLING_EDGE : LineEvent.RISING_EDGE);
    Mockito.when(event.getType()).thenReturn(last.get());
    Mockito.when(event.getTimeNs()).thenReturn(stamp);
    return true;
  }

  private static Edge edge(int micros, Level level) {
    return new Edge(ManualClock.START.minusNanos(micros * 1_000L), level);
  }

  @AfterEach
  void close() {
    input.close();
  }

  @Test
  void a_line_is_claimed_for_both_edges_with_its_pull_and_without_any_debounce() {
    claim(Pull.DOWN);
    claim(Pull.NONE);
    InOrder claims = Mockito.inOrder(line);
    claims.verify(line).requestBothEdgeEventsFlags("wwep-btn1", 1 << 5);
    claims.verify(line).requestBothEdgeEventsFlags("wwep-btn1", 1 << 4);
    claims.verify(line).requestBothEdgeEventsFlags("wwep-btn1", 1 << 3);
  }

  @Test
  void edges_that_waited_for_the_program_keep_their_distance() throws InterruptedException {
    stamps.add(NOW - 900_000);
    stamps.add(NOW - 400_000);
    input.listen(edges::add);
    assertThat(edges.take()).isEqualTo(edge(900, Level.LOW));
    assertThat(edges.take()).isEqualTo(edge(400, Level.HIGH));
  }

  @Test
  void a_signal_of_the_process_and_a_listener_that_fails_cost_no_later_edge()
      throws InterruptedException {
    stamps.add(-1L);
    stamps.add(NOW - 2_000);
    stamps.add(NOW - 1_000);
    input.listen(
        edge -> {
          if (edge.level() == Level.LOW) {
            throw new IllegalStateException("on purpose");
          }
          edges.add(edge);
        });
    assertThat(edges.take()).isEqualTo(edge(1, Level.HIGH));
  }

  @Test
  void closing_ends_the_thread_before_it_frees_the_line_even_if_interrupted()
      throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    stamps.add(NOW);
    input.listen(edge -> told.countDown());
    told.await();
    Mockito.doAnswer(
            freed -> {
              assertThat(Objects.requireNonNull(reader.get()).isAlive()).isFalse();
              return null;
            })
        .when(chip)
        .closeLine(line);
    Thread.currentThread().interrupt();
    input.close();
    assertThat(Thread.interrupted()).isTrue();
    Mockito.verify(chip).closeLineEvent(event);
    Mockito.verify(chip).closeLine(line);
    Mockito.clearInvocations(chip);
  }

  @Test
  void a_listener_that_closes_its_own_line_does_not_wait_for_itself() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    stamps.add(NOW);
    input.listen(
        edge -> {
          input.close();
          closed.countDown();
        });
    closed.await();
    Mockito.verify(chip, Mockito.never()).closeLine(line);
  }
}
