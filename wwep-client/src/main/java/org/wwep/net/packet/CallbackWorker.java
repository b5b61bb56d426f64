package org.wwep.net.packet;

import java.time.Duration;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * The networking worker: the task that calls firmware back for whatever happens on the sockets that
 * have callbacks, clients' among them.
 *
 * <p><b>Shape</b>: callbacks can be registered at any time, and taken back: until then the socket's
 * packets are received for them, afterwards by hand again. Owned by the thread that started it,
 * which closes it; not by a callback.
 *
 * <p><b>Source</b>: {@code wiced_tcp_register_callbacks} and {@code
 * wiced_tcp_unregister_callbacks}, {@code WICED_NETWORKING_WORKER_THREAD}.
 */
public final class CallbackWorker implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(1);

  private final Rtos rtos;
  private final NetworkTask network;
  private final Task task;

  private CallbackWorker(Rtos rtos) {
    this.rtos = rtos;
    this.network = new NetworkTask(rtos);
    this.task = rtos.spawn("networking worker", network);
  }

  /** Starts the worker. */
  public static CallbackWorker start(Rtos rtos) {
    return new CallbackWorker(rtos);
  }

  /**
   * Registers callbacks on a connected socket. Since it is connected already, {@link
   * SocketCallbacks#connected} is not called.
   *
   * @throws IllegalStateException if the socket has callbacks
   */
  public CallbackRegistration register(PacketSocket socket, SocketCallbacks callbacks) {
    return new CallbackRegistration(rtos, network, socket, callbacks);
  }

  /** Calls nobody back from now on; sockets stay as they are. */
  @Override
  public void close() {
    task.end(END);
  }
}
