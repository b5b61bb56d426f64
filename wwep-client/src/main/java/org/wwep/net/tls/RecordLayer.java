package org.wwep.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsProtocol;

/**
 * Bytes of the peer in, bytes for the peer out; no input and no output of its own.
 *
 * <p>A sending and a receiving task share it. The lock is held while bytes are worked on, never
 * while anybody waits for the network, so in lock step nobody ever finds it taken.
 */
final class RecordLayer {
  private static final byte[] NOTHING = {};

  private final ReentrantLock lock = new ReentrantLock();
  private final TlsEngine tlsEngine;
  private final TlsProtocol protocol;
  private final RecordLimit recordLimit = new RecordLimit();

  RecordLayer(TlsEngine tlsEngine) {
    this.tlsEngine = tlsEngine;
    this.protocol = tlsEngine.protocol();
  }

  boolean isHandshaking() {
    return protocol.isHandshaking();
  }

  /** Takes what came from the peer, within the {@linkplain RecordLimit bounds} for it. */
  void offer(byte[] bytes, int length) throws IOException {
    lock.lock();
    try {
      boolean handshaking = protocol.isHandshaking();
      recordLimit.count(ByteBuffer.wrap(bytes, 0, length));
      protocol.offerInput(bytes, 0, length);
      if (protocol.getAvailableInputBytes() > 0 || handshaking != protocol.isHandshaking()) {
        recordLimit.clear();
      }
      String exceeded = recordLimit.exceeded(handshaking);
      if (!exceeded.isEmpty()) {
        tlsEngine.refuse(exceeded);
        throw new TlsFatalAlert(AlertDescription.unexpected_message, exceeded);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes out what is for the peer, or an empty array. */
  byte[] drain() {
    lock.lock();
    try {
      int count = protocol.getAvailableOutputBytes();
      if (count == 0) {
        return NOTHING;
      }
      byte[] out = new byte[count];
      protocol.readOutput(out, 0, count);
      return out;
    } finally {
      lock.unlock();
    }
  }

  /** Protects application bytes, and takes out what is for the peer. */
  byte[] seal(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      protocol.writeApplicationData(bytes, offset, length);
      return drain();
    } finally {
      lock.unlock();
    }
  }

  /** Returns what says that this side has finished sending. */
  byte[] finish() throws IOException {
    lock.lock();
    try {
      tlsEngine.finish();
      return drain();
    } finally {
      lock.unlock();
    }
  }

  /** Gives application bytes: how many, 0 if there are none yet, or -1 at the peer's end. */
  int read(byte[] into, int offset, int length) {
    lock.lock();
    try {
      int count = Math.min(length, protocol.getAvailableInputBytes());
      if (count > 0) {
        return protocol.readInput(into, offset, count);
      }
      return tlsEngine.peerFinished() ? -1 : 0;
    } finally {
      lock.unlock();
    }
  }
}
