package org.wwep.net.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.NameNotResolvedException;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.TestTask;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostResolverTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final InetAddress V4 = InetAddress.ofLiteral("198.51.100.3");
  private static final InetAddress V6 = InetAddress.ofLiteral("2001:db8::3");

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger questions = new AtomicInteger();

  // As the system's: it hears no interrupt.
  private InetAddress[] hang(String host) {
    questions.incrementAndGet();
    asked.countDown();
    boolean interrupted = false;
    while (answer.getCount() > 0) {
      try {
        answer.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new InetAddress[] {V4};
  }

  private static HostStack failing(String message) {
    return new HostStack(
        host -> {
          throw new UnknownHostException(host + ": " + message);
        });
  }

  @Test
  void an_ipv4_address_goes_before_an_ipv6_one() throws Exception {
    try (HostStack both = new HostStack(host -> new InetAddress[] {V6, V4});
        HostStack only6 = new HostStack(host -> new InetAddress[] {V6})) {
      assertThat(both.resolve("class.example", LONG)).isEqualTo(V4);
      assertThat(only6.resolve("class.example", LONG)).isEqualTo(V6);
      assertThat(both.resolveAll("class.example", LONG)).containsExactly(V4, V6);
      assertThat(only6.resolveAll("192.0.2.1", LONG)).hasSize(1);
    }
  }

  @Test
  void a_hanging_resolver_does_not_hang_the_caller() throws Exception {
    try (HostStack stack = new HostStack(this::hang)) {
      long before = System.nanoTime();
      assertThatThrownBy(() -> stack.resolve("class.example", SHORT))
          .isInstanceOf(NameNotResolvedException.class)
          .hasMessage("no answer about class.example within 50 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(SHORT, LONG);
      answer.countDown();
    }
    ThreadLeaks.endWithin(LONG, "wwep-resolver");
  }

  @Test
  void asking_again_while_it_hangs_takes_no_further_thread_and_gets_the_same_answer()
      throws Exception {
    try (HostRtos rtos = new HostRtos(1);
        HostStack stack = new HostStack(this::hang)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> stack.resolve("class.example", SHORT))
            .isInstanceOf(NameNotResolvedException.class);
      }
      var late = TestTask.task(rtos, "late", () -> stack.resolve("class.example", LONG));
      assertThat(late.task().join(SHORT)).isFalse();
      answer.countDown();
      assertThat(late.result()).isEqualTo(V4);
      assertThat(questions).hasValue(1);
    }
  }

  @Test
  void a_name_that_does_not_exist_is_told_from_a_name_server_that_is_not_there() {
    try (HostStack none = failing("Name or service not known");
        HostStack away = failing("Temporary failure in name resolution")) {
      assertThatThrownBy(() -> none.resolve("class.example", LONG))
          .isInstanceOf(NameNotResolvedException.class)
          .hasMessage("no such name: class.example")
          .hasCauseInstanceOf(UnknownHostException.class);
      assertThatThrownBy(() -> away.resolve("class.example", LONG))
          .isInstanceOf(NameNotResolvedException.class)
          .hasMessage("no name server answers, asked for class.example");
    }
  }

  @Test
  void a_cancelled_task_does_not_wait_for_the_resolver() throws Exception {
    try (HostRtos rtos = new HostRtos(1);
        HostStack stack = new HostStack(this::hang)) {
      var waiting =
          TestTask.task(rtos, "waiting", () -> stack.resolve("class.example", Duration.ofDays(1)));
      asked.await();
      waiting.task().cancel();
      assertThat(waiting.thrown()).get().isInstanceOf(InterruptedException.class);
      answer.countDown();
    }
  }

  @Test
  void closing_the_stack_ends_the_wait() throws Exception {
    HostStack stack = new HostStack(this::hang);
    try (HostRtos rtos = new HostRtos(1)) {
      var waiting =
          TestTask.task(rtos, "waiting", () -> stack.resolve("class.example", Duration.ofDays(1)));
      asked.await();
      stack.close();
      assertThat(waiting.thrown())
          .get()
          .isInstanceOf(NameNotResolvedException.class)
          .hasToString(
              NameNotResolvedException.class.getName()
                  + ": the stack was closed, asked for class.example");
      assertThatThrownBy(() -> stack.resolve("other.example", LONG))
          .isInstanceOf(NameNotResolvedException.class);
      answer.countDown();
    }
  }
}
