package org.wwep.net.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

@Timeout(30)
class ConnectionTasksTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final HostRtos rtos = new HostRtos();
  private final HostStack stack = new HostStack();
  private final CountDownLatch worked = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void put_away() {
    end.countDown();
    stack.close();
    rtos.close();
  }

  /** A scheduler that takes its time between a connection's work and the end of its task. */
  private Rtos slow() {
    Rtos slow = mock(Rtos.class, delegatesTo(rtos));
    doAnswer(
            call -> {
              String name = call.getArgument(0);
              Rtos.Work work = call.getArgument(1);
              return rtos.spawn(name, () -> runSlowly(name, work));
            })
        .when(slow)
        .spawn(anyString(), any());
    return slow;
  }

  private void runSlowly(String name, Rtos.Work work) throws InterruptedException {
    try {
      work.run();
    } finally {
      if (name.startsWith("serve")) {
        worked.countDown();
        awaitWhateverComes(end);
      }
    }
  }

  /** Waits on through the cancellation that closing sends. */
  private static void awaitWhateverComes(CountDownLatch latch) {
    boolean over = false;
    while (!over) {
      try {
        latch.await();
        over = true;
      } catch (InterruptedException _) {
        // The task takes its time all the same.
      }
    }
  }

  @Test
  void closing_waits_for_a_task_whose_connection_is_over_already() throws Exception {
    ConnectionTasks tasks =
        ConnectionTasks.start(
            slow(),
            stack,
            new ConnectionTasks.Options(Endpoint.loopback(0), 1, SecureLayer.OPEN),
            connection -> {});
    try (TcpSocket client = stack.socket()) {
      client.connect(tasks.local(), LONG);
      worked.await();
    }
    Task closing = rtos.spawn("closing", tasks::close);
    assertThat(closing.join(Duration.ofMillis(100))).as("closed without the task").isFalse();
    end.countDown();
    assertThat(closing.join(LONG)).isTrue();
    assertThat(rtos.tasks()).isZero();
  }
}
