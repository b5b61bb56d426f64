package org.wwep.hal.cdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.hal.Level;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;

/** A named pipe tells the edges here, in the kernel's structure. */
class LineRequestTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final LineRequest line;
  private final OutputStream kernel;

  LineRequestTest(@TempDir Path folder) throws IOException, InterruptedException {
    Path pipe = folder.resolve("line");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor())
        .isZero();
    line = new LineRequest(DeviceFile.open(pipe));
    kernel = Files.newOutputStream(pipe);
  }

  @AfterEach
  void close() throws IOException {
    kernel.close();
    line.close();
  }

  private static byte[] event(long nanos, int kind) {
    ByteBuffer event = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
    return event.putLong(nanos).putInt(kind).putInt(5).putInt(1).putInt(1).array();
  }

  @Test
  void edges_are_read_in_their_order_with_the_kernels_time() throws IOException {
    kernel.write(event(1_000_000_007L, 2));
    kernel.write(event(8_589_934_592L, 1));
    assertThat(line.event(LONG)).isEqualTo(new LineRequest.LineEvent(1_000_000_007L, Level.LOW));
    assertThat(line.event(LONG)).isEqualTo(new LineRequest.LineEvent(8_589_934_592L, Level.HIGH));
    assertThat(line.event(Duration.ofMillis(1))).isNull();
  }

  @Test
  void a_piece_of_an_edge_is_an_error_and_no_edge() throws IOException {
    kernel.write(new byte[12]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> line.event(LONG))
        .withMessage("read 12 bytes in place of 48");
  }

  @Test
  void what_is_no_line_has_no_level() {
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(line::value)
        .withMessage("GPIO_V2_LINE_GET_VALUES: Inappropriate ioctl for device");
  }
}
