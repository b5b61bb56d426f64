package org.wwep.emulator.coprocessor.driver;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.Channel;
import org.wwep.emulator.coprocessor.channel.ChannelClosedException;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * Commands with their responses, and events.
 *
 * <p><b>Shape</b>: any task may call; one task of its own takes what comes, and runs the listeners,
 * which do not wait.
 */
final class CommandPort implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CommandPort.class.getName());

  /** A coprocessor that takes longer for a command that needs no network has come to grief. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Rtos rtos;
  private final Channel.End end;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, ReplyHandler> waiting = new ConcurrentHashMap<>();
  private final Map<Opcode, Consumer<PayloadReader>> listeners = new EnumMap<>(Opcode.class);
  private final Task task;
  private volatile Runnable onDown = () -> {};
  private volatile boolean down;

  /** What is done with a response. */
  @FunctionalInterface
  interface ReplyHandler {
    /** Takes the response, or null if there will be none. */
    void came(@Nullable PayloadReader response);
  }

  /** What an event's listener does. */
  @FunctionalInterface
  interface Listener {
    void happened(PayloadReader event) throws MalformedFrameException;
  }

  CommandPort(Rtos rtos, Channel.End end) {
    this.rtos = rtos;
    this.end = end;
    this.task = rtos.spawn("nwp driver", this::dispatch);
  }

  Rtos rtos() {
    return rtos;
  }

  boolean isDown() {
    return down;
  }

  /** Has events of a kind be told; before the first command. */
  void on(Opcode event, Listener listener) {
    synchronized (listeners) {
      listeners.put(
          event,
          payload -> {
            try {
              listener.happened(payload);
            } catch (MalformedFrameException e) {
              LOG.log(WARNING, "an event that cannot be read: {0}", e.getMessage());
            }
          });
    }
  }

  /** Has the end of the channel be told. */
  void onDown(Runnable listener) {
    onDown = listener;
  }

  /** Sends a command; the reply may come at once, on another task. */
  void post(Opcode opcode, PayloadWriter payloadWriter, ReplyHandler replyHandler) {
    int number = numbers.incrementAndGet();
    waiting.put(number, replyHandler);
    end.send(new Frame(Frame.Kind.COMMAND, opcode, number, payloadWriter.toBytes()));
    if (down && waiting.remove(number) != null) {
      replyHandler.came(null);
    }
  }

  /** Sends a command that has no response. */
  void tell(Opcode opcode, PayloadWriter payloadWriter) {
    end.send(
        new Frame(Frame.Kind.COMMAND, opcode, numbers.incrementAndGet(), payloadWriter.toBytes()));
  }

  /**
   * Carries out a command that the coprocessor answers at once. A task that is cancelled meanwhile
   * gets the answer all the same, so that no bytes are lost, and its cancellation at its next wait.
   */
  PayloadReader call(Opcode opcode, PayloadWriter payloadWriter)
      throws ErrnoException, InterruptedException {
    return call(opcode, payloadWriter, () -> {});
  }

  /** Carries out such a command; this runs once the answer is there, before any later event. */
  PayloadReader call(Opcode opcode, PayloadWriter payloadWriter, Runnable onAnswer)
      throws ErrnoException, InterruptedException {
    Mailbox<Optional<PayloadReader>> box = rtos.mailbox();
    post(
        opcode,
        payloadWriter,
        response -> {
          onAnswer.run();
          box.post(Optional.ofNullable(response));
        });
    boolean cancelled = false;
    try {
      return response(opcode, box.take(PATIENCE));
    } catch (InterruptedException e) {
      cancelled = true;
      return response(opcode, box.take(PATIENCE));
    } finally {
      if (cancelled) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Carries out a command that takes as long as the network does; cancelled, it is left alone. */
  PayloadReader longCall(Opcode opcode, PayloadWriter payloadWriter, ReplyHandler ifAbandoned)
      throws ErrnoException, InterruptedException {
    Mailbox<Optional<PayloadReader>> box = rtos.mailbox();
    CancellableReply reply = new CancellableReply(box, ifAbandoned);
    post(opcode, payloadWriter, reply);
    boolean taken = false;
    try {
      Optional<PayloadReader> response = box.take();
      taken = true;
      return response(opcode, Optional.of(response));
    } finally {
      if (!taken) {
        reply.abandon();
      }
    }
  }

  private static PayloadReader response(Opcode opcode, Optional<Optional<PayloadReader>> response)
      throws ErrnoException {
    if (response.isEmpty()) {
      throw new ErrnoException(
          Errno.EIO, "the coprocessor has not answered %s within %s".formatted(opcode, PATIENCE));
    }
    PayloadReader reader =
        response
            .get()
            .orElseThrow(
                () -> new ErrnoException(Errno.EIO, "the coprocessor stopped: start it again"));
    try {
      return ErrorCodec.throwIfFailed(reader);
    } catch (MalformedFrameException e) {
      throw ResponsePayload.malformed(opcode, e);
    }
  }

  private void dispatch() throws InterruptedException {
    try {
      while (true) {
        for (Frame frame : end.receive()) {
          take(frame);
        }
      }
    } catch (ChannelClosedException e) {
      LOG.log(DEBUG, "the coprocessor is gone: {0}", e.getMessage());
    } catch (MalformedFrameException e) {
      LOG.log(WARNING, "the channel brings no frames: {0}", e.getMessage());
    } finally {
      goDown();
    }
  }

  private void take(Frame frame) {
    switch (frame.kind()) {
      case RESPONSE -> {
        ReplyHandler replyHandler = waiting.remove(frame.number());
        if (replyHandler != null) {
          replyHandler.came(frame.payload());
        }
      }
      case EVENT -> {
        Consumer<PayloadReader> listener;
        synchronized (listeners) {
          listener = listeners.get(frame.opcode());
        }
        if (listener != null) {
          listener.accept(frame.payload());
        }
      }
      case COMMAND -> LOG.log(WARNING, "a command came from the coprocessor: {0}", frame);
    }
  }

  private void goDown() {
    down = true;
    for (Integer number : List.copyOf(waiting.keySet())) {
      ReplyHandler replyHandler = waiting.remove(number);
      if (replyHandler != null) {
        replyHandler.came(null);
      }
    }
    onDown.run();
  }

  @Override
  public void close() {
    task.cancel();
  }
}
