package org.wwep.hal.pi4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.exception.InitializeException;
import com.pi4j.library.gpiod.internal.GpioDException;
import com.pi4j.provider.exception.ProviderNotFoundException;
import org.junit.jupiter.api.Test;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.Pin;

class Pi4jErrorsTest {
  private static final String BOARD = "Raspberry Pi Zero 2 W Rev 1.0";

  private static HalException translated(Throwable thrown) {
    HalException trouble = Pi4jErrors.on(thrown, "led1", new Pin(17), BOARD);
    assertThat(trouble).hasCause(thrown);
    assertThat(trouble.getMessage()).doesNotContain("\n").doesNotContain("provider");
    return trouble;
  }

  private static InitializeException wrapped(String message) {
    return new InitializeException(new GpioDException(message));
  }

  @Test
  void a_busy_line_names_the_pin_and_how_to_find_its_holder() {
    HalException trouble =
        translated(wrapped("gpiod_line_request_output failed! (Device or resource busy)"));
    assertThat(trouble.problem()).isEqualTo(Problem.LINE_BUSY);
    assertThat(trouble).hasMessageContainingAll("GPIO17", "led1", "gpioinfo", "line 17");
  }

  @Test
  void a_line_that_the_chip_lacks_is_a_wrong_pin() {
    HalException trouble = translated(wrapped("gpiod_chip_get_line failed! (Invalid argument)"));
    assertThat(trouble.problem()).isEqualTo(Problem.WRONG_PIN);
    assertThat(trouble).hasMessageContaining("GPIO17");
  }

  @Test
  void a_denied_device_names_the_group() {
    HalException trouble =
        translated(new GpioDException("gpiod_chip_iter_new failed! (Permission denied)"));
    assertThat(trouble.problem()).isEqualTo(Problem.NO_PERMISSION);
    assertThat(trouble).hasMessageEndingWith("sudo usermod -aG gpio $USER, then log in again");
  }

  @Test
  void a_missing_provider_means_that_pi4j_does_not_know_the_board() {
    HalException trouble = translated(new ProviderNotFoundException("gpiod-digital-output"));
    assertThat(trouble.problem()).isEqualTo(Problem.UNKNOWN_BOARD);
    assertThat(trouble).hasMessageContainingAll(BOARD, "Revision", "gpiodetect");
  }

  @Test
  void an_uninitialized_chip_means_the_same() {
    assertThat(translated(new IllegalStateException("No gpio chip yet initialized!")).problem())
        .isEqualTo(Problem.UNKNOWN_BOARD);
  }

  @Test
  void a_native_library_that_does_not_load_is_told_apart_whatever_it_is_wrapped_in() {
    Throwable[] errors = {
      new ExceptionInInitializerError(new IllegalStateException("unsupported os.arch: riscv64")),
      new UnsatisfiedLinkError("version `GLIBC_2.33' not found"),
      new NoClassDefFoundError("Could not initialize class GpioD"),
      new InitializeException(new UnsatisfiedLinkError("libgpiod")),
    };
    for (Throwable error : errors) {
      HalException trouble = translated(error);
      assertThat(trouble.problem()).isEqualTo(Problem.NO_NATIVE_LIBRARY);
      assertThat(trouble).hasMessageContainingAll("glibc 2.33", "aarch64");
    }
  }

  @Test
  void anything_else_is_the_drivers_with_the_first_line_of_its_root_cause() {
    HalException trouble = translated(wrapped("it hurts\nand more"));
    assertThat(trouble.problem()).isEqualTo(Problem.DRIVER);
    assertThat(trouble)
        .hasMessageContainingAll("GPIO17", "it hurts")
        .message()
        .doesNotContain("more");
  }

  @Test
  void a_chain_of_causes_that_bites_its_tail_ends() {
    RuntimeException head = new RuntimeException("head");
    head.initCause(new RuntimeException("tail", head));
    assertThat(Pi4jErrors.opening(head, "the GPIO chip", BOARD).problem())
        .isEqualTo(Problem.DRIVER);
  }

  @Test
  void an_exception_without_a_message_is_translated_too() {
    assertThat(translated(new NullPointerException()).problem()).isEqualTo(Problem.DRIVER);
  }
}
