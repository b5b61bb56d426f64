package org.wwep.emulator.coprocessor.driver;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.rtos.Mailbox;

/** A reply somebody waits for, until he does not any more. */
final class CancellableReply implements CommandPort.ReplyHandler {
  private final Mailbox<Optional<PayloadReader>> box;
  private final CommandPort.ReplyHandler otherwise;
  private boolean abandoned;
  private @Nullable PayloadReader early;

  CancellableReply(Mailbox<Optional<PayloadReader>> box, CommandPort.ReplyHandler otherwise) {
    this.box = box;
    this.otherwise = otherwise;
  }

  @Override
  public void came(@Nullable PayloadReader response) {
    boolean late;
    synchronized (this) {
      late = abandoned;
      early = response;
    }
    if (late) {
      otherwise.came(response);
    } else {
      box.post(Optional.ofNullable(response));
    }
  }

  void abandon() {
    PayloadReader came;
    synchronized (this) {
      abandoned = true;
      came = early;
    }
    if (came != null) {
      otherwise.came(came);
    }
  }
}
