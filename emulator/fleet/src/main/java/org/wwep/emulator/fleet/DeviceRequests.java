package org.wwep.emulator.fleet;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one device, one after another, each with its reply, over a connection to the
 * server.
 *
 * <p>Owned by the thread of its loop.
 */
final class DeviceRequests extends FifoDeadlines.Entry implements DeviceConnection.Listener {
  /** How far a request is. */
  private enum Phase {
    NONE,
    CONNECTING,
    SECURING,
    ASKING,
    CLOSING
  }

  private final DeviceLoop loop;
  private final LoopRecord record;
  private final DeviceConnection connection;
  private final PressFrame frame;
  private final Runnable over;
  private final ReplyMatcher reply = new ReplyMatcher();
  private Phase phase = Phase.NONE;
  private DeviceTask task;
  private long begun;
  private long asked;

  /**
   * Makes one with nothing under way.
   *
   * @param frame where each task writes its request
   * @param first a task to begin with; it is not begun
   * @param over told when a task is over, and its connection with it, if that is not kept
   */
  DeviceRequests(
      DeviceLoop loop, DevicePlan plan, PressFrame frame, DeviceTask first, Runnable over) {
    this.loop = loop;
    this.record = loop.record(plan.faulty());
    this.frame = frame;
    this.task = first;
    this.over = over;
    this.connection = new DeviceConnection(loop.channels(), plan.index(), plan.source(), this);
  }

  /** Begins to ask for what the frame says. */
  void begin(DeviceTask next, long now) {
    task = next;
    begun = now;
    if (connection.isOpen()) {
      ask();
    } else {
      phase = Phase.CONNECTING;
      loop.deadlines().connecting.add(this, begun);
      connection.open(task.isFaulty());
    }
  }

  @Override
  void elapsed(long now) {
    switch (phase) {
      case CONNECTING -> failed(PressFailure.NO_CONNECTION, "");
      case SECURING -> failed(PressFailure.NO_HANDSHAKE, "");
      case ASKING -> failed(PressFailure.NO_REPLY, reply.isBegun() ? "half a reply" : "");
      case CLOSING -> {
        record.serverCloses(false);
        connection.close();
        end();
      }
      case NONE -> {}
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
        String denial = reply.text(in);
        failed(PressFailure.ofDenial(denial), denial);
      }
      case WRONG -> failed(PressFailure.WRONG_REPLY, reply.text(in));
    }
  }

  /** The server has answered: it closes now, or leaves the connection for the next request. */
  private void finish() {
    if (loop.keepsAlive()) {
      end();
    } else if (record.closesFirst()) {
      record.serverCloses(false);
      connection.close();
      end();
    } else {
      phase = Phase.CLOSING;
      loop.deadlines().closing.add(this, System.nanoTime());
    }
  }

  @Override
  public void disconnected(@Nullable Throwable why) {
    switch (phase) {
      case NONE -> record.tally().closedEarly();
      case CLOSING -> {
        record.serverCloses(true);
        end();
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
    end();
  }

  private void end() {
    cancelDeadline();
    phase = Phase.NONE;
    over.run();
  }

  /** Gives up what is under way, if anything is. */
  void abandon() {
    if (phase == Phase.NONE) {
      return;
    }
    if (phase != Phase.CLOSING) {
      task.abandoned(phase == Phase.ASKING);
    }
    connection.close();
    end();
  }

  /** Ends its connection; nobody is told. */
  void close() {
    cancelDeadline();
    connection.close();
    phase = Phase.NONE;
  }
}
