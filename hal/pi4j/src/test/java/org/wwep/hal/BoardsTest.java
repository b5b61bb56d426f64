package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.hal.BoardBackend.Availability;
import org.wwep.hal.Boards.Choice;
import org.wwep.hal.Boards.Selection;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.cdev.CdevBackend;
import org.wwep.hal.emulated.EmulatedBackend;
import org.wwep.hal.pi4j.Pi4jBackend;

class BoardsTest {
  private static final String NOTHING = "there is no GPIO here (no /dev/gpiochip*)";
  private final HalException noChip =
      new HalException(Problem.NO_CHIP, NOTHING, "choose --hal emulated");
  private static final BoardBackend EMULATED = new EmulatedBackend();

  private static Boards with(Availability pi4j) {
    return with(pi4j, new Availability(false, true, NOTHING));
  }

  private static Boards with(Availability pi4j, Availability cdev) {
    return new Boards(
        List.of(EMULATED, new StubBackend("pi4j", pi4j), new StubBackend("cdev", cdev)));
  }

  private final Boards onAPi = with(new Availability(true, true, "this is a Pi"));
  private final Boards onAPc = with(new Availability(false, true, NOTHING, noChip));

  /** A back end that finds what it is told. */
  private record StubBackend(String name, Availability found) implements BoardBackend {
    @Override
    public Availability probe() {
      return found;
    }

    @Override
    public Board open(BoardConfig config, InstantSource clock) throws HalException {
      throw found.obstacle().orElseThrow();
    }
  }

  @Test
  void automatic_choice_takes_real_pins_where_there_are_any() throws HalException {
    Selection selection = onAPi.select(Choice.AUTO, false, false);
    assertThat(selection.backend().name()).isEqualTo("pi4j");
    assertThat(selection.announcement()).isEqualTo("board: pi4j, because this is a Pi");
    assertThat(onAPi.select(Choice.AUTO, true, false)).isEqualTo(selection);
  }

  @Test
  void automatic_choice_falls_back_aloud() throws HalException {
    Selection selection = onAPc.select(Choice.AUTO, false, false);
    assertThat(selection.backend()).isSameAs(EMULATED);
    assertThat(selection.announcement())
        .isEqualTo("board: emulated, because there is no GPIO here (no /dev/gpiochip*)");
  }

  @Test
  void a_chip_that_was_named_is_taken_on_a_board_that_is_no_pi_and_only_then() throws HalException {
    Availability noPi = new Availability(false, true, "this is no Raspberry Pi", noChip);
    Boards other = with(noPi, new Availability(true, true, "the kernel has a GPIO chip"));
    assertThat(other.select(Choice.AUTO, true, true).announcement())
        .isEqualTo("board: cdev, because this is no Raspberry Pi, and a GPIO chip was named");
    assertThat(other.select(Choice.AUTO, false, false).backend()).isSameAs(EMULATED);
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> other.select(Choice.AUTO, true, false))
        .isSameAs(noChip);
    assertThat(onAPi.select(Choice.AUTO, true, true).backend().name()).isEqualTo("pi4j");
    assertThat(onAPc.select(Choice.AUTO, false, true).backend()).isSameAs(EMULATED);
  }

  @Test
  void required_hardware_that_is_not_there_fails_with_what_is_in_the_way() {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> onAPc.select(Choice.AUTO, true, false))
        .isSameAs(noChip);
  }

  @Test
  void required_hardware_fails_also_when_the_probe_only_has_a_reason() {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(
            () -> with(new Availability(false, true, NOTHING)).select(Choice.AUTO, true, false))
        .withMessageContaining(NOTHING)
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.DRIVER));
  }

  @Test
  void an_explicit_pi4j_is_taken_unasked_so_that_opening_says_what_is_missing()
      throws HalException {
    Selection selection = onAPc.select(Choice.PI4J, true, false);
    assertThat(selection.announcement()).isEqualTo("board: pi4j, because it was asked for");
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> selection.backend().open(BoardConfig.defaults(), InstantSource.system()))
        .isSameAs(noChip);
  }

  @Test
  void an_explicit_emulated_board_is_taken_on_a_pi_too() throws HalException {
    assertThat(onAPi.select(Choice.EMULATED, false, false).announcement())
        .isEqualTo("board: emulated, because it was asked for");
  }

  @Test
  void an_emulated_board_cannot_be_required_to_be_hardware() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> onAPi.select(Choice.EMULATED, true, false))
        .withMessageContaining("--require-hardware");
  }

  @Test
  void a_back_end_that_is_not_installed_is_reported_with_those_that_are() {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> new Boards(List.of(EMULATED)).select(Choice.PI4J, false, false))
        .withMessageContainingAll("'pi4j'", "[emulated]");
  }

  @Test
  void every_back_end_is_installed() throws HalException {
    Boards boards = Boards.installed();
    assertThat(boards.select(Choice.PI4J, false, false).backend()).isInstanceOf(Pi4jBackend.class);
    assertThat(boards.select(Choice.CDEV, false, false).backend()).isInstanceOf(CdevBackend.class);
    assertThat(boards.select(Choice.EMULATED, false, false).backend())
        .isInstanceOf(EmulatedBackend.class);
  }

  @Test
  void choices_are_read_in_any_case() {
    assertThat(Choice.parse("auto")).isEqualTo(Choice.AUTO);
    assertThat(Choice.parse(" Pi4J ")).isEqualTo(Choice.PI4J);
    assertThat(Choice.parse("EMULATED")).isEqualTo(Choice.EMULATED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Choice.parse("gpio"))
        .withMessage("'gpio' is no back end: write auto, pi4j, cdev or emulated");
  }
}
