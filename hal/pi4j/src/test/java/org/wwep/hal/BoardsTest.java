package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.hal.BoardBackend.Availability;
import org.wwep.hal.Boards.Selection;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.cdev.CdevBackend;
import org.wwep.hal.emulated.EmulatedBackend;
import org.wwep.hal.pi4j.Pi4jBackend;

class BoardsTest {
  private static final String NOTHING = "there is no GPIO here (no /dev/gpiochip*)";
  private final HalException noChip =
      new HalException(Problem.NO_CHIP, NOTHING, new Remedy.Setting(Remedy.BACKEND, "emulated"));
  private static final BoardConfig PLAIN = BoardConfig.defaults();
  private static final BoardConfig NAMED = PLAIN.withChip("gpiochip1");
  private static final BoardBackend EMULATED = new EmulatedBackend();

  private static Boards with(Availability pi4j) {
    return with(pi4j, new Availability(false, true, NOTHING));
  }

  private static Boards with(Availability pi4j, Availability cdev) {
    return new Boards(
        List.of(EMULATED, new StubBackend("cdev", 100, cdev), new StubBackend("pi4j", 200, pi4j)));
  }

  private final Boards onAPi = with(new Availability(true, true, "this is a Pi"));
  private final Boards onAPc = with(new Availability(false, true, NOTHING, noChip));

  /** A back end that finds what it is told; {@code cdev} only where a chip is named. */
  private record StubBackend(String name, int rank, Availability found) implements BoardBackend {
    @Override
    public Availability probe(BoardConfig config) {
      return name.equals("cdev") && config.chip() == null
          ? new Availability(false, true, "no chip was named")
          : found;
    }

    @Override
    public Board open(BoardConfig config, InstantSource clock) throws HalException {
      throw found.obstacle().orElseThrow();
    }
  }

  @Test
  void automatic_choice_takes_real_pins_where_there_are_any() throws HalException {
    Selection selection = onAPi.select(Boards.AUTO, false, PLAIN);
    assertThat(selection.backend().name()).isEqualTo("pi4j");
    assertThat(selection.announcement()).isEqualTo("board: pi4j, because this is a Pi");
    assertThat(onAPi.select(Boards.AUTO, true, PLAIN)).isEqualTo(selection);
  }

  @Test
  void automatic_choice_falls_back_aloud() throws HalException {
    Selection selection = onAPc.select(Boards.AUTO, false, PLAIN);
    assertThat(selection.backend()).isSameAs(EMULATED);
    assertThat(selection.announcement())
        .isEqualTo("board: emulated, because there is no GPIO here (no /dev/gpiochip*)");
  }

  @Test
  void a_chip_that_was_named_is_taken_on_a_board_that_is_no_pi_and_only_then() throws HalException {
    Availability noPi = new Availability(false, true, "this is no Raspberry Pi", noChip);
    Boards other = with(noPi, new Availability(true, true, "a GPIO chip was named"));
    assertThat(other.select(Boards.AUTO, true, NAMED).announcement())
        .isEqualTo("board: cdev, because this is no Raspberry Pi, and a GPIO chip was named");
    assertThat(other.select(Boards.AUTO, false, PLAIN).backend()).isSameAs(EMULATED);
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> other.select(Boards.AUTO, true, PLAIN))
        .isSameAs(noChip);
    assertThat(onAPi.select(Boards.AUTO, true, NAMED).backend().name()).isEqualTo("pi4j");
  }

  @Test
  void nothing_is_emulated_in_place_of_a_chip_that_was_named() {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> onAPc.select(Boards.AUTO, false, NAMED))
        .isSameAs(noChip);
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> onAPi.select("emulated", false, NAMED))
        .withMessageContaining("the board 'emulated' has no GPIO chip gpiochip1")
        .withMessageContaining("choose the back end, of pi4j");
  }

  @Test
  void required_hardware_that_is_not_there_fails_with_what_is_in_the_way() {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> onAPc.select(Boards.AUTO, true, PLAIN))
        .isSameAs(noChip);
  }

  @Test
  void required_hardware_fails_also_when_the_probe_only_has_a_reason() {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(
            () -> with(new Availability(false, true, NOTHING)).select(Boards.AUTO, true, PLAIN))
        .withMessageContaining(NOTHING)
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.DRIVER));
  }

  @Test
  void an_explicit_pi4j_is_taken_unasked_so_that_opening_says_what_is_missing()
      throws HalException {
    Selection selection = onAPc.select("pi4j", true, PLAIN);
    assertThat(selection.announcement()).isEqualTo("board: pi4j, because it was asked for");
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> selection.backend().open(BoardConfig.defaults(), InstantSource.system()))
        .isSameAs(noChip);
  }

  @Test
  void an_explicit_emulated_board_is_taken_on_a_pi_too() throws HalException {
    assertThat(onAPi.select("emulated", false, PLAIN).announcement())
        .isEqualTo("board: emulated, because it was asked for");
  }

  @Test
  void an_emulated_board_cannot_be_required_to_be_hardware() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> onAPi.select("emulated", true, PLAIN))
        .withMessageContainingAll("emulated", "hardware is required");
  }

  @Test
  void a_back_end_that_is_not_installed_is_reported_with_those_that_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Boards(List.of(EMULATED)).select("pi4j", false, PLAIN))
        .withMessage("'pi4j' is no back end: write auto or emulated");
  }

  @Test
  void every_back_end_is_installed() throws HalException {
    Boards boards = Boards.installed();
    assertThat(boards.select("pi4j", false, PLAIN).backend()).isInstanceOf(Pi4jBackend.class);
    assertThat(boards.select("cdev", false, PLAIN).backend()).isInstanceOf(CdevBackend.class);
    assertThat(boards.select("emulated", false, PLAIN).backend())
        .isInstanceOf(EmulatedBackend.class);
  }

  @Test
  void the_back_ends_are_listed_by_rank() {
    assertThat(Boards.installed().names()).containsExactly("auto", "pi4j", "cdev", "emulated");
  }

  @Test
  void choices_are_read_in_any_case() {
    Boards boards = Boards.installed();
    assertThat(boards.parse("auto")).isEqualTo(Boards.AUTO);
    assertThat(boards.parse(" Pi4J ")).isEqualTo("pi4j");
    assertThat(boards.parse("EMULATED")).isEqualTo("emulated");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boards.parse("gpio"))
        .withMessage("'gpio' is no back end: write auto, pi4j, cdev or emulated");
  }

  @Test
  void the_highest_rank_that_is_usable_is_taken_whoever_provides_it() throws HalException {
    BoardBackend usb =
        new StubBackend("usb-gpio", 300, new Availability(true, true, "an adapter is plugged in"));
    BoardBackend gone =
        new StubBackend("usb-gpio", 300, new Availability(false, true, "no adapter is plugged in"));
    BoardBackend pi = new StubBackend("pi4j", 200, new Availability(true, true, "this is a Pi"));
    assertThat(
            new Boards(List.of(pi, EMULATED, usb)).select(Boards.AUTO, true, PLAIN).announcement())
        .isEqualTo("board: usb-gpio, because an adapter is plugged in");
    assertThat(
            new Boards(List.of(pi, EMULATED, gone)).select(Boards.AUTO, true, PLAIN).announcement())
        .isEqualTo("board: pi4j, because no adapter is plugged in, and this is a Pi");
  }

  @Test
  void a_negative_rank_is_taken_by_its_name_only() throws HalException {
    BoardBackend own = new StubBackend("own", -1, new Availability(true, true, "it is here"));
    Boards boards = new Boards(List.of(own));
    assertThat(boards.select("own", true, PLAIN).backend()).isSameAs(own);
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> boards.select(Boards.AUTO, false, PLAIN));
  }

  @Test
  void a_name_is_used_once_and_can_be_written() {
    for (String name : List.of("auto", "", "Upper", "two words", "emulated")) {
      BoardBackend other = new StubBackend(name, 1, new Availability(true, true, "it is here"));
      assertThatIllegalArgumentException()
          .as(name)
          .isThrownBy(() -> new Boards(List.of(EMULATED, other)))
          .withMessageContainingAll("'" + name + "'", "StubBackend");
    }
  }
}
