package org.wwep.emulator.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.rig.BenchLines.Contact;
import org.wwep.emulator.rig.Operator;
import org.wwep.hal.Drive;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.BouncePattern;

/** Presses each button of a board, and sees whether its line follows and the board notices. */
final class ButtonCheck {
  private static final Duration HOLD = Duration.ofMillis(200);
  private static final Duration SETTLE = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(2);

  private final BoardWatch board;
  private final Reaction resting;
  private final Duration reaction;
  private final List<Contact> contacts;

  /**
   * Makes one.
   *
   * @param resting what the board does when nobody presses
   * @param reaction how long the board may take to notice
   */
  ButtonCheck(BoardWatch board, Reaction resting, Duration reaction) {
    this.board = board;
    this.resting = resting;
    this.reaction = reaction;
    this.contacts = board.spec().lines().contacts();
  }

  /** Presses a button; returns what was seen of it, and what the board did. */
  PressResult press(Contact contact) throws InterruptedException {
    String button = contact.button();
    BouncePattern clean = Bounce.Profile.NONE.seeded(1);
    Level released = contact.activeLevel().opposite();
    String stuck =
        BoardWatch.following(
            board.harness().contactLevel(button),
            released,
            contact.drive() == Drive.PUSH_PULL
                ? "something else drives it"
                : "stuck, short, or no pull on the board; is 'active' right?");
    int mark = board.mark();
    board.device().pressDown(button, clean);
    board.rtos().sleep(HOLD.dividedBy(2));
    String follows =
        BoardWatch.following(
            board.harness().contactLevel(button),
            contact.activeLevel(),
            "something stronger holds the line");
    board.rtos().sleep(HOLD.dividedBy(2));
    board.device().release(button, clean);
    board.await(mark, reaction, seen -> !seen.without(resting).isNone());
    board.rtos().sleep(SETTLE);
    Reaction seen = board.since(mark).without(resting);
    String after =
        BoardWatch.following(board.harness().contactLevel(button), released, "it does not let go");
    String advice =
        !stuck.isEmpty()
            ? stuck
            : !follows.isEmpty()
                ? follows
                : !after.isEmpty()
                    ? after
                    : seen.isNone()
                        ? "is the line wired to the button, are the grounds joined, is 'active: %s'"
                                .formatted(BoardWatch.word(contact.activeLevel()))
                            + " right?"
                        : "";
    return new PressResult(
        new WiringResult(
            board.device().name(),
            button,
            contact.line().toString(),
            "press " + HOLD.toMillis() + "ms",
            seen.words(),
            advice),
        seen);
  }

  /**
   * What came of a press.
   *
   * @param result what is told of the button
   * @param seen what the board did
   */
  record PressResult(WiringResult result, Reaction seen) {}

  /** Has somebody press the board's own button; nothing where the bench's line would hide that. */
  Optional<WiringResult> byHand(Contact contact, Operator operator) throws InterruptedException {
    List<@Nullable Level> before = levels();
    if (contact.drive() == Drive.PUSH_PULL || before.contains(null)) {
      return Optional.empty();
    }
    operator.ask(
        "press %s of %s on the board itself".formatted(contact.button(), board.device().name()));
    @Nullable Contact moved = moved(contact, before);
    String seen =
        moved == null ? "nothing" : moved.line() + " went " + BoardWatch.word(moved.activeLevel());
    String advice = "";
    if (moved == null) {
      advice =
          "no line of a button moved within %d s: the wire, the grounds, or 'active'"
              .formatted(PATIENCE.toSeconds());
    } else if (!moved.equals(contact)) {
      advice = "that is the line of " + moved.button() + ": swap the two";
    }
    if (moved != null) {
      operator.ask("release it");
      awaitReleased(moved);
    }
    return Optional.of(
        new WiringResult(
            board.device().name(),
            contact.button(),
            contact.line().toString(),
            "pressed by hand",
            seen,
            advice));
  }

  private List<@Nullable Level> levels() {
    List<@Nullable Level> levels = new ArrayList<>();
    contacts.forEach(one -> levels.add(board.harness().contactLevel(one.button()).orElse(null)));
    return levels;
  }

  private @Nullable Contact moved(Contact wanted, List<@Nullable Level> before)
      throws InterruptedException {
    Instant deadline = board.rtos().now().plus(PATIENCE);
    while (board.rtos().now().isBefore(deadline)) {
      List<@Nullable Level> now = levels();
      if (now.get(contacts.indexOf(wanted)) != before.get(contacts.indexOf(wanted))) {
        return wanted;
      }
      for (int i = 0; i < now.size(); i++) {
        if (now.get(i) != before.get(i)) {
          return contacts.get(i);
        }
      }
      board.rtos().sleep(LOOK);
    }
    return null;
  }

  private void awaitReleased(Contact contact) throws InterruptedException {
    Instant deadline = board.rtos().now().plus(PATIENCE);
    while (board.rtos().now().isBefore(deadline)
        && board.harness().contactLevel(contact.button()).orElse(Level.LOW)
            == contact.activeLevel()) {
      board.rtos().sleep(LOOK);
    }
  }
}
