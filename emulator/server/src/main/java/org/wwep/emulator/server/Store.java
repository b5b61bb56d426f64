package org.wwep.emulator.server;

import java.util.Collection;
import java.util.List;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * A register store that can be copied out and back in, and that is closed in the end.
 *
 * <p><b>Errors</b>: once closed, everything but a second close throws {@link
 * StoreUnavailableException}; what was acknowledged before stands.
 */
public interface Store extends RegisterStore, AutoCloseable {
  /** Returns every register that was written, in order. */
  List<Register> all() throws StoreUnavailableException;

  /**
   * Has it hold these registers, and no others, or leaves it as it was.
   *
   * @throws StoreUnavailableException if it is not known which of the two
   */
  void replaceAll(Collection<Register> registers) throws StoreUnavailableException;

  /** Ends what is under way, and closes the store. */
  @Override
  void close();
}
