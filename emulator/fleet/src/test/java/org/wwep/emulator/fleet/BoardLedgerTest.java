package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a value in a board's register says of the presses on its button. */
class BoardLedgerTest {
  private boolean lit;
  private final BoardLedger ledger = new BoardLedger(() -> lit);

  @Test
  void of_presses_without_a_reply_any_may_be_there() {
    ledger.acknowledge(0);
    lit = true;
    ledger.fail(1, false);
    lit = false;
    ledger.fail(0, false);
    assertThat(ledger.judge(1)).isEqualTo(RegisterVerdict.EQUAL_TO_LATER);
    assertThat(ledger.judge(0)).isEqualTo(RegisterVerdict.EQUAL);
    assertThat(ledger.judge(2)).isEqualTo(RegisterVerdict.FOREIGN);
  }

  @Test
  void after_an_acknowledged_press_none_before_it_may_be_there() {
    ledger.acknowledge(0);
    ledger.fail(2, false);
    ledger.fail(3, false);
    lit = true;
    ledger.acknowledge(1);
    assertThat(ledger.judge(1)).isEqualTo(RegisterVerdict.EQUAL);
    assertThat(ledger.judge(0)).isEqualTo(RegisterVerdict.TURNED_BACK);
    assertThat(ledger.judge(2)).isEqualTo(RegisterVerdict.FOREIGN);
    assertThat(ledger.judge(3)).isEqualTo(RegisterVerdict.FOREIGN);
  }

  @Test
  void a_denied_press_may_not_be_there() {
    ledger.acknowledge(0);
    ledger.fail(1, true);
    assertThat(ledger.judge(1)).isEqualTo(RegisterVerdict.DENIED_WRITTEN);
  }
}
