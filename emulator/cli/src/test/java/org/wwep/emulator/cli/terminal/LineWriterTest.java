package org.wwep.emulator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What is said when output cannot be written. */
class LineWriterTest {
  @Test
  void a_full_disk_is_named() {
    assertThat(message("No space left on device"))
        .isEqualTo("standard output could not be written: disk full");
  }

  @Test
  void a_closed_pipe_is_no_news() {
    assertThat(message("Broken pipe")).isEmpty();
  }

  @Test
  void any_other_reason_is_passed_on() {
    assertThat(message("Input/output error")).endsWith(": Input/output error");
  }

  @Test
  void a_service_outlives_a_full_disk_counts_its_losses_and_goes_on() throws Exception {
    FillingOutput disk = new FillingOutput();
    List<String> told = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger("org.wwep.log");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            told.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      LineWriter writer = new LineWriter(new MonitoredOutput(disk), "the log", true);
      writer.line("first");
      writer.flush();
      disk.full = true;
      writer.line("second");
      writer.line("third");
      writer.flush();
      assertThat(writer.closed()).isFalse();
      assertThat(writer.lost()).isEqualTo(2);
      disk.full = false;
      writer.line("fourth");
      writer.flush();
      assertThat(disk.text()).isEqualTo("first\nse\nfourth\n");
      assertThat(told)
          .containsExactly(
              "the log: disk full; 1 line lost so far",
              "the log can be written again; 2 lines lost");
      assertThatThrownBy(() -> writer.finish(ExitCode.PASS))
          .hasMessage("the log: disk full; 2 lines lost");
    } finally {
      logger.removeHandler(handler);
    }
  }

  @Test
  void a_service_ends_with_the_reader_of_its_pipe() throws Exception {
    LineWriter writer =
        new LineWriter(new MonitoredOutput(new BrokenOutput("Broken pipe")), "the log", true);
    writer.line("a line");
    writer.awaitClosed();
    assertThat(writer.lost()).isZero();
  }

  /** A disk that has room for two bytes more, as long as it is full. */
  private static final class FillingOutput extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private volatile boolean full;
    private boolean begun;

    String text() {
      return taken.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("whole lines come");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!full) {
        taken.write(bytes, offset, length);
        return;
      }
      if (!begun) {
        begun = true;
        taken.write(bytes, offset, 2);
      }
      throw new IOException("No space left on device");
    }
  }

  private static String message(String reason) {
    LineWriter writer =
        new LineWriter(new MonitoredOutput(new BrokenOutput(reason)), "standard output", false);
    writer.line("a line");
    String[] message = new String[1];
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> writer.finish(ExitCode.PASS))
        .satisfies(
            e -> {
              assertThat(e.exitCode())
                  .isEqualTo(
                      reason.equals("Broken pipe") ? ExitCode.READER_GONE : ExitCode.ENVIRONMENT);
              message[0] = String.valueOf(e.getMessage());
            });
    return message[0];
  }

  private static final class BrokenOutput extends OutputStream {
    private final String reason;

    BrokenOutput(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(reason);
    }
  }
}
