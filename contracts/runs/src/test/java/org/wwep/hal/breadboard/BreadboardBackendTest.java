package org.wwep.hal.breadboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackendContract;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.BoardContract;
import org.wwep.hal.Boards;
import org.wwep.hal.Edge;
import org.wwep.hal.HalException;
import org.wwep.hal.Level;
import org.wwep.hal.ManualClock;
import org.wwep.hal.emulated.EmulatedBoard;

/** A back end that is no part of the project is chosen, listed and tested like those that are. */
class BreadboardBackendTest extends BoardBackendContract {
  @Override
  protected String name() {
    return "breadboard";
  }

  @Override
  protected BoardConfig config() {
    return BoardConfig.defaults();
  }

  @Test
  void the_highest_rank_is_taken_when_nobody_chooses() throws HalException {
    assertThat(Boards.installed().select(Boards.AUTO, true, config()).announcement())
        .isEqualTo("board: breadboard, because a breadboard is on the table");
  }

  @Nested
  class ItsBoards extends BoardContract {
    @Override
    protected Board open(BoardConfig config, ManualClock clock) throws HalException {
      return Boards.installed().select("breadboard", false, config).backend().open(config, clock);
    }

    @Override
    protected void drive(Board board, String button, Level level, ManualClock clock) {
      ((EmulatedBoard) board).button(button).play(new Edge(clock.instant(), level));
    }

    @Override
    protected Level measured(Board board, String led) {
      return ((EmulatedBoard) board).led(led).level();
    }
  }
}
