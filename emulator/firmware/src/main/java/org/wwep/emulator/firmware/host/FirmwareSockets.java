package org.wwep.emulator.firmware.host;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/** The sockets of a firmware, by number. */
final class FirmwareSockets {
  private static final int MOST = 16_384;
  private static final int PORT = 0xFFFF;
  private static final int PORT_BITS = 16;

  private final String id;
  private final Rtos rtos;
  private final NetworkStack net;
  private final TlsTable tls;
  // What is being closed by tasks of their own.
  private final Set<Runnable> closing = ConcurrentHashMap.newKeySet();
  private final Map<Long, FirmwareSocket> sockets = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private volatile long talking;

  FirmwareSockets(String id, Rtos rtos, NetworkStack net, TlsTable tls) {
    this.id = id;
    this.rtos = rtos;
    this.net = net;
    this.tls = tls;
  }

  private long add(FirmwareSocket socket) {
    long number = numbers.incrementAndGet();
    sockets.put(number, socket);
    return number;
  }

  private FirmwareSocket socket(FirmwareRequest request) throws LocallyClosedException {
    @Nullable FirmwareSocket socket = sockets.get(request.a());
    talking = request.a();
    if (socket == null) {
      throw new LocallyClosedException("no socket has the number " + request.a());
    }
    return socket;
  }

  long make() throws LinkException {
    FirmwareSocket socket = new FirmwareSocket(net, tls, null);
    socket.open();
    return add(socket);
  }

  /** Makes one whose number is known: whoever uses it hears of what is wrong with it. */
  void open(FirmwareRequest request) {
    numbers.set(request.a());
    FirmwareSocket socket = new FirmwareSocket(net, tls, null);
    try {
      socket.open();
      sockets.put(request.a(), socket);
    } catch (LinkException _) {
      // Then no socket has this number, as if it had been closed.
    }
  }

  /** Sends what is taken at once, as its {@link #room} said. */
  void write(FirmwareRequest request) {
    try {
      send(request);
    } catch (LinkException _) {
      // Its next call will tell.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the number of the socket that was used last. */
  long talking() {
    return talking;
  }

  /** Returns how many bytes the socket that was used last takes now, at once. */
  int room() {
    @Nullable FirmwareSocket socket = sockets.get(talking);
    return socket == null ? 0 : socket.room();
  }

  /** Returns whether the socket that was used last is there still: others change its room. */
  boolean connected() {
    return sockets.containsKey(talking);
  }

  /** Returns the room of a socket, if it is the one that was used last. */
  int roomOf(FirmwareRequest request) {
    return request.a() == talking ? room() : 0;
  }

  /** Returns the number of the last one that was made. */
  long last() {
    return numbers.get();
  }

  long bind(FirmwareRequest request) throws LinkException {
    socket(request).open().bind((int) request.b() & PORT);
    return 0;
  }

  long connect(FirmwareRequest request) throws LinkException, InterruptedException {
    socket(request).connect(endpoint(request.b()), Timeouts.of(request.c()));
    return 0;
  }

  long send(FirmwareRequest request) throws LinkException, InterruptedException {
    socket(request).connected().send(request.bytes(), Timeouts.of(request.b()));
    return request.bytes().length;
  }

  FirmwareAnswer receive(FirmwareRequest request) throws LinkException, InterruptedException {
    byte[] room = new byte[Math.clamp(request.b(), 1, MOST)];
    Connection connection = socket(request).connected();
    int got = connection.receive(room, 0, room.length, Timeouts.of(request.c()));
    return got <= 0
        ? FirmwareAnswer.DONE
        : new FirmwareAnswer(got, got == room.length ? room : Arrays.copyOf(room, got));
  }

  long listen(FirmwareRequest request) throws LinkException {
    socket(request).listen(new Endpoint(address(0), (int) request.b() & PORT));
    return 0;
  }

  long accept(FirmwareRequest request) throws LinkException, InterruptedException {
    return add(socket(request).accept(Timeouts.of(request.b())));
  }

  long shutdown(FirmwareRequest request) throws LinkException {
    socket(request).connected().shutdownOutput();
    return 0;
  }

  long peer(FirmwareRequest request) throws LinkException {
    return number(socket(request).connected().remote());
  }

  long local(FirmwareRequest request) throws LinkException {
    return number(socket(request).connected().local());
  }

  long secure(FirmwareRequest request) throws LinkException {
    String peer = request.text();
    socket(request)
        .secure(
            new TlsTable.Setting(
                (int) request.b(),
                (int) request.c(),
                TlsTable.Check.of(request.c() >> Integer.SIZE),
                peer.isEmpty() ? null : peer));
    return 0;
  }

  void close(FirmwareRequest request) {
    boolean deleted = request.b() != 0;
    @Nullable FirmwareSocket socket =
        deleted ? sockets.remove(request.a()) : sockets.get(request.a());
    if (socket == null) {
      return;
    }
    // Nobody else is inside the firmware until this returns, so it must not wait: a goodbye goes
    // through a coprocessor in simulated time.
    if (rtos.timeStandsStill() && !net.alwaysHasSockets() && socket.saysGoodbye()) {
      closeAside(socket.detach());
    } else {
      socket.disconnect();
    }
  }

  private void closeAside(Runnable close) {
    closing.add(close);
    Task _ =
        rtos.spawn(
            id + " closes a socket",
            () -> {
              if (closing.remove(close)) {
                close.run();
              }
            });
  }

  void close() {
    for (Runnable close : List.copyOf(closing)) {
      if (closing.remove(close)) {
        close.run();
      }
    }
    sockets.values().forEach(FirmwareSocket::disconnect);
    sockets.clear();
  }

  /** Returns an address as a number; only IPv4 has one. */
  static long number(InetAddress address) {
    return address instanceof Inet4Address
        ? Integer.toUnsignedLong(ByteBuffer.wrap(address.getAddress()).getInt())
        : AbiError.NAME_NOT_RESOLVED.code();
  }

  /** Returns an address and a port as a number. */
  static long number(Endpoint endpoint) {
    return number(endpoint.address()) << PORT_BITS | endpoint.port();
  }

  private static Endpoint endpoint(long number) {
    return new Endpoint(address((int) (number >> PORT_BITS)), (int) number & PORT);
  }

  private static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(number).array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
