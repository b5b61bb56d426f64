package org.wwep.emulator.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wwep.device.trace.TraceEvent;
import org.wwep.rtos.HostRtos;

/** What becomes of the bytes that firmware prints, and of those that are typed at it. */
class SerialPortTest {
  private final HostRtos rtos = new HostRtos(1);
  private final List<TraceEvent> told = new ArrayList<>();
  private final SerialPort port = new SerialPort(rtos, told::add);

  @AfterEach
  void close() {
    rtos.close();
  }

  private List<String> lines() {
    return told.stream()
        .filter(TraceEvent.LinePrinted.class::isInstance)
        .map(event -> ((TraceEvent.LinePrinted) event).text())
        .toList();
  }

  @Test
  void a_line_appears_when_it_ends_whatever_pieces_it_comes_in() {
    port.print("one\r\ntw".getBytes(UTF_8));
    assertThat(lines()).containsExactly("one");
    port.print("o é\n\n".getBytes(UTF_8));
    port.print("rest".getBytes(UTF_8));
    port.restart();
    assertThat(lines()).containsExactly("one", "two é", "", "rest");
  }

  @Test
  void a_carriage_return_ends_a_line_and_is_none_of_its_own_beside_a_line_feed() {
    port.print("10%\r20%\r".getBytes(UTF_8));
    assertThat(lines()).containsExactly("10%");
    port.print("\ndone\r\r\n\rnext\n\n\rlast\r".getBytes(UTF_8));
    port.flush();
    assertThat(lines()).containsExactly("10%", "20%", "done", "next", "", "last");
  }

  @Test
  void nothing_that_a_terminal_would_obey_gets_through() {
    port.print("\u001b[2Ja\u0007b\tc\u202ed\n".getBytes(UTF_8));
    port.print(new byte[] {(byte) 0xff, 'x', 0, '\n'});
    assertThat(lines()).containsExactly("?[2Ja?b c?d", "\ufffdx?");
  }

  @Test
  void a_flood_is_cut_and_said_once_until_the_power_is_switched() {
    byte[] flood = "0123456789012345\n".repeat(1000).getBytes(UTF_8);
    for (int i = 0; i < 100; i++) {
      port.print(flood);
    }
    assertThat(lines()).hasSizeBetween(30_000, 40_000);
    assertThat(told)
        .filteredOn(TraceEvent.FirmwareMisused.class::isInstance)
        .singleElement()
        .extracting(event -> ((TraceEvent.FirmwareMisused) event).kind())
        .isEqualTo("PRINTS_TOO_MUCH");
    port.restart();
    port.println("again");
    assertThat(lines().getLast()).isEqualTo("again");
  }

  @Test
  void what_is_typed_can_be_read_and_a_timeout_ends_the_wait() throws Exception {
    port.type("hi".getBytes(UTF_8));
    assertThat(port.read(Duration.ofSeconds(5))).hasValue("hi".getBytes(UTF_8));
    assertThat(port.read(Duration.ofMillis(1))).isEmpty();
  }
}
