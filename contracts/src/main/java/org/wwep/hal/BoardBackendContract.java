package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.wwep.hal.BoardBackend.Availability;

/**
 * What every back end promises that is found by the {@link ServiceLoader}. Its boards have {@link
 * BoardContract}.
 */
public abstract class BoardBackendContract {
  /** Returns the name that it is chosen by. */
  protected abstract String name();

  /** Returns a board that it would open here, or would not for want of hardware. */
  protected abstract BoardConfig config();

  private BoardBackend backend() {
    return Boards.installed().named(name()).orElseThrow();
  }

  @Test
  void it_is_on_the_class_path_under_its_name() {
    assertThat(Boards.installed().names()).contains(name());
    assertThat(Boards.installed().parse(name().toUpperCase(Locale.ROOT))).isEqualTo(name());
    assertThat(backend().name()).isEqualTo(name());
  }

  @Test
  void it_is_taken_unprobed_by_whoever_asks_for_it() throws HalException {
    Boards.Selection selection = Boards.installed().select(name(), false, config());
    assertThat(selection.announcement())
        .isEqualTo("board: " + name() + ", because it was asked for");
    assertThat(selection.backend().name()).isEqualTo(name());
  }

  @Test
  void the_list_of_the_installed_goes_by_rank() {
    assertThat(Boards.installed().backends())
        .isSortedAccordingTo((a, b) -> Integer.compare(b.rank(), a.rank()));
    assertThat(backend().rank()).isEqualTo(backend().rank());
  }

  @Test
  void probing_says_why_and_says_the_same_again() {
    Availability found = backend().probe(config());
    Availability again = backend().probe(config());
    assertThat(found.reason()).isNotBlank().hasLineCount(1).isEqualTo(again.reason());
    assertThat(found.usable()).isEqualTo(again.usable());
    assertThat(found.hardware()).isEqualTo(again.hardware());
    assertThat(found.usable() && found.obstacle().isPresent())
        .as("usable, and something is in the way")
        .isFalse();
  }

  @Test
  void what_probing_finds_in_the_way_is_what_opening_throws() throws HalException {
    Availability found = backend().probe(config());
    if (found.usable()) {
      backend().open(config(), new ManualClock()).close();
    } else if (found.obstacle().isPresent()) {
      HalException obstacle = found.obstacle().get();
      assertThatExceptionOfType(HalException.class)
          .isThrownBy(() -> backend().open(config(), new ManualClock()))
          .satisfies(
              thrown -> {
                assertThat(thrown.problem()).isEqualTo(obstacle.problem());
                assertThat(thrown.fact()).isEqualTo(obstacle.fact());
              });
    }
  }

  @Test
  void loading_what_opening_needs_may_be_done_twice() {
    backend().warmUp();
    backend().warmUp();
  }
}
