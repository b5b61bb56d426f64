package org.wwep.emulator.testbed;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.wwep.net.Endpoint;
import org.wwep.net.tls.PlaintextListener;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.DecodeResult;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.Reply;
import org.wwep.protocol.ReplyDecoder;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.StoreUnavailableException;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * What a server's firmware answers, as seen on its connections: a transaction for each reply, and
 * the registers that it has acknowledged.
 *
 * <p>Any task may tell it.
 */
final class ExchangeLog {
  private final Rtos rtos;
  private final RegisterStore store;
  private final Consumer<Transaction> console;
  private final ReentrantLock lock = new ReentrantLock();
  private long count;
  private volatile Instant lastActive;

  ExchangeLog(Rtos rtos, RegisterStore store, Consumer<Transaction> console) {
    this.rtos = rtos;
    this.store = store;
    this.console = console;
    this.lastActive = rtos.now();
  }

  /** Returns how many exchanges there were. */
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Returns since when nothing has come or gone on any connection. */
  Instant quietSince() {
    return lastActive;
  }

  /** Returns what listens to one connection, of this kind of port. */
  PlaintextListener connection(Endpoint peer, String port) {
    lastActive = rtos.now();
    return new ExchangeListener(peer, port);
  }

  private void answered(Endpoint peer, String port, String received, Reply reply) {
    lock.lock();
    try {
      if (reply instanceof AckReply acknowledged) {
        boolean _ =
            store.write(acknowledged.device(), acknowledged.register(), acknowledged.value());
      }
      console.accept(new Transaction(++count, rtos.now(), peer, port, received, reply));
    } catch (StoreUnavailableException e) {
      throw new IllegalStateException("registers in memory are always there", e);
    } finally {
      lock.unlock();
    }
  }

  /** One connection; owned by the tasks of the firmware, of which one runs at a time. */
  private final class ExchangeListener implements PlaintextListener {
    private static final int KEPT = 64;

    private final Endpoint peer;
    private final String port;
    private final StringBuilder request = new StringBuilder();
    private ReplyDecoder decoder = new ReplyDecoder();

    ExchangeListener(Endpoint peer, String port) {
      this.peer = peer;
      this.port = port;
    }

    @Override
    public void secured(String by) {}

    @Override
    public void received(byte[] bytes, int offset, int length) {
      lastActive = rtos.now();
      for (int i = offset; i < offset + length && request.length() < KEPT; i++) {
        char c = (char) (bytes[i] & 0xff);
        request.append(c == '\r' || c == '\n' || c == 0 || (c >= ' ' && c <= '~') ? c : '?');
      }
    }

    /** Of what follows a reply in the same call, as padding does, nothing counts. */
    @Override
    public void sent(byte[] bytes, int offset, int length) {
      lastActive = rtos.now();
      DecodeResult<Reply> result = decoder.decode(ByteBuffer.wrap(bytes, offset, length));
      switch (result) {
        case DecodeResult.Complete<Reply>(Reply reply) -> ended(reply);
        case DecodeResult.Malformed<Reply>(int _, String reason) ->
            ended(new ErrorReply("the server's reply is illegal: " + reason));
        case DecodeResult.Incomplete<Reply> _ -> {
          if (decoder.refusal()) {
            ended(new ErrorReply(decoder.received().substring(1)));
          }
        }
      }
    }

    private void ended(Reply reply) {
      decoder = new ReplyDecoder();
      String received = request.toString().split("[\r\n\0]", 2)[0];
      request.setLength(0);
      answered(peer, port, received, reply);
    }
  }
}
