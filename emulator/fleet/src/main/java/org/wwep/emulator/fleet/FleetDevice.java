package org.wwep.emulator.fleet;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.ErrorReply;

/**
 * One device: its presses, one after another, and at the end a look at its register, each over a
 * connection to the server.
 *
 * <p>A press that is due while another is under way waits; none is merged with another. Owned by
 * the thread of its loop.
 */
final class FleetDevice extends FifoDeadlines.Entry implements DeviceConnection.Listener {
  /** What a device is about. */
  private enum Phase {
    FREE,
    WAITING,
    CONNECTING,
    SECURING,
    ASKING,
    CLOSING
  }

  private final DeviceLoop loop;
  private final DeviceConnection connection;
  private final ReadBackCheck check;
  private final PressTask presses;
  private final ReadBackTask readBacks;
  private final ReplyMatcher reply = new ReplyMatcher();
  private final PressFrame frame;
  private final DevicePlan plan;
  private final LoopRecord record;
  private Phase phase = Phase.FREE;
  private DeviceTask task;
  private long pending;
  private long begun;
  private long asked;

  FleetDevice(DeviceLoop loop, DevicePlan plan) {
    this.loop = loop;
    this.plan = plan;
    this.record = loop.record(plan.faulty());
    this.frame = new PressFrame(plan.identity());
    RegisterLedger ledger = new RegisterLedger(plan.start());
    this.check = new ReadBackCheck(ledger, plan.own());
    this.presses = new PressTask(plan, loop, ledger, frame);
    this.readBacks = new ReadBackTask(check, record.tally(), frame);
    this.task = presses;
    this.connection = new DeviceConnection(loop.channels(), plan.index(), plan.source(), this);
  }

  /** Returns when in each round its turn is. */
  long position() {
    return plan.position();
  }

  /** Returns whether faults are injected into its connections. */
  boolean isFaulty() {
    return plan.faulty();
  }

  /** Returns whether it has nothing to do. */
  boolean isFree() {
    return phase == Phase.FREE || phase == Phase.WAITING;
  }

  /** Counts the presses that wait for the one under way. */
  long pending() {
    return pending;
  }

  /** Drops what waits. */
  void dropPending() {
    pending = 0;
  }

  /** Returns whether its register is to be looked at, and was not. */
  boolean isUnread() {
    return check.isDue();
  }

  /** A press is due. */
  void due(long now) {
    if (phase == Phase.FREE) {
      press(now);
    } else {
      pending++;
    }
  }

  /** Its moment has come, of what it waited for. */
  void elapsed(long now) {
    switch (phase) {
      case WAITING -> {
        phase = Phase.FREE;
        loop.resume(this, now);
      }
      case CONNECTING -> failed(PressFailure.NO_CONNECTION, "");
      case SECURING -> failed(PressFailure.NO_HANDSHAKE, "");
      case ASKING -> failed(PressFailure.NO_REPLY, reply.isBegun() ? "half a reply" : "");
      case CLOSING -> {
        record.serverCloses(false);
        connection.close();
        rest();
      }
      case FREE -> {}
    }
  }

  /** Presses now, if one waits. */
  boolean pressPending(long now) {
    if (pending == 0) {
      return false;
    }
    pending--;
    press(now);
    return true;
  }

  /** Presses. */
  void press(long now) {
    presses.begin(now);
    connect(presses, now);
  }

  /**
   * Asks for its register.
   *
   * @param judged whether what it has is judged; else it is but a rehearsal
   */
  void readBack(long now, boolean judged) {
    if (judged && plan.faulty()) {
      connection.close(); // What it has goes through the faults.
    }
    readBacks.begin(judged);
    connect(readBacks, now);
  }

  private void connect(DeviceTask next, long now) {
    task = next;
    begun = now;
    loop.begun();
    if (connection.isOpen()) {
      ask();
    } else {
      phase = Phase.CONNECTING;
      loop.deadlines().connecting.add(this, begun);
      connection.open(task.isFaulty());
    }
  }

  @Override
  public void connected() {
    if (phase == Phase.CONNECTING) {
      long now = System.nanoTime();
      task.connected(now - begun);
      asked = now;
      if (loop.channels().isSecure()) {
        phase = Phase.SECURING;
        loop.deadlines().securing.add(this, now);
      } else {
        ask();
      }
    }
  }

  @Override
  public void secured() {
    if (phase == Phase.SECURING) {
      task.secured(System.nanoTime() - asked);
      ask();
    }
  }

  private void ask() {
    phase = Phase.ASKING;
    asked = System.nanoTime();
    reply.expect(frame.length() - 1);
    loop.deadlines().asking.add(this, asked);
    connection.send(frame.bytes(), frame.length());
  }

  @Override
  public void received(ByteBuf in) {
    if (phase != Phase.ASKING) {
      record.tally().surplus();
      return;
    }
    if (!reply.isBegun()) {
      task.begun(System.nanoTime() - asked);
    }
    switch (reply.take(in, frame.bytes())) {
      case INCOMPLETE -> {}
      case ACKNOWLEDGED -> {
        if (in.isReadable()) {
          record.tally().surplus();
        }
        task.acknowledged(reply);
        finish();
      }
      case DENIED -> {
        String denied = reply.text(in);
        failed(
            denied.startsWith(ErrorReply.UNAVAILABLE.frame())
                ? PressFailure.STORE_UNAVAILABLE
                : PressFailure.DENIED,
            denied);
      }
      case WRONG -> failed(PressFailure.WRONG_REPLY, reply.text(in));
    }
  }

  /** The server has answered: it closes now, or leaves the connection for the next press. */
  private void finish() {
    if (loop.keepsAlive()) {
      rest();
    } else if (record.closesFirst()) {
      record.serverCloses(false);
      connection.close();
      rest();
    } else {
      phase = Phase.CLOSING;
      loop.deadlines().closing.add(this, System.nanoTime());
    }
  }

  @Override
  public void disconnected(@Nullable Throwable why) {
    switch (phase) {
      case FREE, WAITING -> record.tally().closedEarly();
      case CLOSING -> {
        record.serverCloses(true);
        rest();
      }
      case CONNECTING, SECURING, ASKING -> {
        PressFailure kind = ConnectionCauses.of(why);
        failed(
            phase == Phase.SECURING && kind == PressFailure.OTHER ? PressFailure.TLS : kind,
            why == null ? "" : String.valueOf(why.getMessage()));
      }
    }
  }

  private void failed(PressFailure failure, String seen) {
    boolean sent = phase == Phase.ASKING;
    connection.close();
    task.failed(failure, seen, sent);
    rest();
  }

  private void rest() {
    cancelDeadline();
    phase = Phase.WAITING;
    loop.rest(this);
  }

  /** Has nothing more to do before its next press. */
  void settle() {
    cancelDeadline();
    phase = Phase.FREE;
  }

  /** Counts what waits as not begun. */
  void failPending() {
    record.notBegun(pending);
    pending = 0;
  }

  /** Counts its register as not read. */
  void leaveUnread() {
    record.tally().judged(RegisterVerdict.UNREAD, "not in time");
  }

  /** Gives up what is under way: a press is not counted, a look at the register has failed. */
  void abandon() {
    if (isFree()) {
      return;
    }
    if (phase != Phase.CLOSING) {
      task.abandoned(phase == Phase.ASKING);
    }
    connection.close();
    rest();
  }

  /** Ends its connection. */
  void close() {
    cancelDeadline();
    connection.close();
    phase = Phase.FREE;
  }
}
