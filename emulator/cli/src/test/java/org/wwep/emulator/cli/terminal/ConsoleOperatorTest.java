package org.wwep.emulator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody who answers, or does not. */
class ConsoleOperatorTest {
  private final InputStream input = System.in;

  @AfterEach
  void restore() {
    System.setIn(input);
  }

  @Test
  void an_answer_is_yes_or_no_and_anything_else_is_asked_again() throws Exception {
    System.setIn(new ByteArrayInputStream("perhaps\nYES\nn\n".getBytes(StandardCharsets.UTF_8)));
    ConsoleOperator operator = new ConsoleOperator("wwep pins");
    assertThat(operator.yes("is it lit?")).isTrue();
    assertThat(operator.yes("is it lit?")).isFalse();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> operator.yes("is it lit?"));
    assertThatExceptionOfType(InterruptedException.class)
        .as("input that has ended stays so")
        .isThrownBy(() -> operator.yes("is it lit?"));
  }

  @Test
  void an_interrupt_ends_the_wait_for_an_answer() throws Exception {
    try (PipedOutputStream silent = new PipedOutputStream();
        PipedInputStream nothing = new PipedInputStream(silent)) {
      System.setIn(nothing);
      ConsoleOperator operator = new ConsoleOperator("wwep pins");
      AtomicBoolean ended = new AtomicBoolean();
      CountDownLatch asked = new CountDownLatch(1);
      Thread waiting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    asked.countDown();
                    try {
                      operator.yes("is it lit?");
                    } catch (InterruptedException _) {
                      ended.set(true);
                    }
                  });
      asked.await();
      waiting.interrupt();
      assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
      assertThat(ended).isTrue();
    }
  }
}
