package org.wwep.emulator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
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

  private static String message(String reason) {
    LineWriter writer = new LineWriter(new MonitoredOutput(new BrokenOutput(reason)));
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
