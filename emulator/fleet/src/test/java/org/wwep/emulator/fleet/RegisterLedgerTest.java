package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a value in a register says of its device's presses. */
class RegisterLedgerTest {
  private final RegisterLedger ledger = new RegisterLedger(0xFFFE);

  private int acknowledged() {
    int number = ledger.next();
    ledger.acknowledge();
    return number;
  }

  @Test
  void numbers_go_on_from_the_start_and_begin_anew_after_the_last() {
    assertThat(acknowledged()).isEqualTo(0xFFFF);
    assertThat(acknowledged()).isZero();
    assertThat(ledger.judge(0)).isEqualTo(RegisterVerdict.EQUAL);
    assertThat(ledger.judge(0xFFFF)).isEqualTo(RegisterVerdict.TURNED_BACK);
    assertThat(ledger.judge(0xFFFE)).isEqualTo(RegisterVerdict.FOREIGN);
    assertThat(ledger.judge(1)).isEqualTo(RegisterVerdict.FOREIGN);
    assertThat(ledger.judgeEmpty()).isEqualTo(RegisterVerdict.LOST);
  }

  @Test
  void a_press_without_a_reply_may_be_there_and_a_denied_one_may_not() {
    int last = acknowledged();
    int open = ledger.next();
    ledger.leaveOpen();
    int denied = ledger.next();
    assertThat(ledger.judge(last)).isEqualTo(RegisterVerdict.EQUAL);
    assertThat(ledger.judge(open)).isEqualTo(RegisterVerdict.EQUAL_TO_LATER);
    assertThat(ledger.judge(denied)).isEqualTo(RegisterVerdict.DENIED_WRITTEN);
    acknowledged();
    // It came after a later one.
    assertThat(ledger.judge(open)).isEqualTo(RegisterVerdict.TURNED_BACK);
  }

  @Test
  void without_an_acknowledged_press_whatever_was_there_is_right() {
    assertThat(ledger.isUsed()).isFalse();
    assertThat(ledger.next()).isEqualTo(0xFFFF);
    assertThat(ledger.isUsed()).isTrue();
    assertThat(ledger.judge(0x1234)).isEqualTo(RegisterVerdict.UNTOUCHED);
    assertThat(ledger.judgeEmpty()).isEqualTo(RegisterVerdict.UNTOUCHED);
    ledger.leaveOpen();
    assertThat(ledger.judge(0xFFFF)).isEqualTo(RegisterVerdict.EQUAL_TO_LATER);
  }

  @Test
  void of_many_presses_without_a_reply_any_may_be_there() {
    acknowledged();
    int newest = 0;
    for (int i = 0; i < 100; i++) {
      newest = ledger.next();
      ledger.leaveOpen();
    }
    assertThat(ledger.judge(newest)).isEqualTo(RegisterVerdict.EQUAL_TO_LATER);
    assertThat(ledger.judge(newest - 99)).isEqualTo(RegisterVerdict.EQUAL_TO_LATER);
    assertThat(ledger.judge(newest + 1)).isEqualTo(RegisterVerdict.FOREIGN);
  }
}
