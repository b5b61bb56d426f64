package org.wwep.emulator.firmware;

import java.util.Optional;

/**
 * What firmware asks its host for; {@code device/c/port/wwep_abi.h} is the same table in C.
 *
 * <p><b>Shape</b>: up to three numbers {@code a}, {@code b}, {@code c} and some bytes. Nobody waits
 * for what is posted; the answer to a call is 0 or more, or an {@link AbiError}.
 *
 * <p><b>Units</b>: timeouts are milliseconds, and -1 never ends.
 */
public enum Operation {
  /** Bytes: text for the console. */
  PRINT(1),
  /** A: thread, b: priority, bytes: name. */
  SPAWN(2),
  /** A: thread. */
  KILL(3),
  /** A: semaphore, b: permits. */
  SEMAPHORE_NEW(4),
  /** A: semaphore. */
  SEMAPHORE_PUT(5),
  /** A: semaphore. */
  SEMAPHORE_FREE(6),
  /** A: pin, b: 0 low, 1 high. */
  PIN_SET(7),
  /** A: pin, b: edges, 0 for none, c: vector. */
  PIN_LISTEN(8),
  /** A: socket, b: 1 if its number is given back too. */
  SOCKET_CLOSE(9),
  /** A: kind, bytes: text; misuse that a board would forgive. */
  REPORT(10),
  /** Nothing with it. */
  WIFI_LEAVE(11),
  /** The thread or the interrupt is over. */
  END(12),
  /** A: kind, b: program counter, c: address, bytes: text; the firmware is over. */
  FAULT(13),
  /** A: socket; what {@link #SOCKET_NEW} would answer, where a carrier knows that beforehand. */
  SOCKET_OPEN(14),
  /** A: socket, bytes; {@link #SOCKET_SEND} of what a carrier knows to be taken. */
  SOCKET_WRITE(15),
  /** A: packets to send from that are in use, b: those to receive into. */
  PACKETS(16),
  /** What was posted is carried out. */
  FLUSH(32),
  /** A: microseconds. */
  DELAY(33),
  /** A: semaphore, b: timeout; answer 1, or 0 if none came in time. */
  SEMAPHORE_GET(34),
  /** A: pin; answer 0 low, 1 high. */
  PIN_GET(35),
  /** Nanoseconds since power on. */
  UPTIME(36),
  /** Nanoseconds since 1970. */
  CLOCK(37),
  /** 63 bits. */
  RANDOM(38),
  /** 48 bits, the first byte in the highest. */
  MAC(39),
  /** A: timeout. */
  WIFI_JOIN(40),
  /** A: timeout, bytes: name; answer IPv4 address. */
  LOOKUP(41),
  /** Answer: socket. */
  SOCKET_NEW(42),
  /** A: socket, b: port, 0 for any. */
  SOCKET_BIND(43),
  /** A: socket, b: IPv4 address and port, c: timeout. */
  SOCKET_CONNECT(44),
  /** A: socket, b: timeout, bytes; answer: bytes sent. */
  SOCKET_SEND(45),
  /** A: socket, b: most bytes, c: timeout; answer bytes, 0 at the peer's end. */
  SOCKET_RECEIVE(46),
  /** A: socket, b: port. */
  SOCKET_LISTEN(47),
  /** A: listening socket, b: timeout; answer: socket. */
  SOCKET_ACCEPT(48),
  /** A: socket. */
  SOCKET_SHUTDOWN(49),
  /** A: socket; answer: IPv4 address and port. */
  SOCKET_PEER(50),
  /** A: socket; answer: IPv4 address and port. */
  SOCKET_LOCAL(51),
  /** A: 1 for sockets that name it alone, b: trust to add to, bytes: root CAs; answer: trust. */
  TLS_TRUST(52),
  /** A: bytes of the key, bytes: key, then certificates, PEM or DER; answer: identity. */
  TLS_IDENTITY(53),
  /** A: socket, b: identity or 0, c: trust and check, bytes: the peer's name, if it is checked. */
  SOCKET_TLS(54),
  /** A: basic blocks; a busy loop lets time pass. */
  TICK(55),
  /** A: program counter, bytes: where, if a carrier knows. Never answered. */
  PARK(56),
  /** A: most bytes, b: timeout; answer: bytes. */
  UART_RECEIVE(57),
  /** Answer: own IPv4 address, 0 if there is none. */
  ADDRESS(58),
  /** Bytes: own name, which others in the network are to find; answer 0 if they do. */
  ANNOUNCE(59),
  /**
   * A: own IPv4 address, b: prefix, channel and bytes of the name, a byte each, bytes: name, then
   * key; answer 1 if the own network is open, 0 if there is nothing to open one with.
   */
  WIFI_OPEN(60),
  /** Closes the own network. */
  WIFI_CLOSE(61),
  /**
   * A: port, bytes: texts, each ended by 0: name, kind, own host, then what it tells; answer 1, or
   * 0 if nobody can be told.
   */
  SERVICE_OFFER(62),
  /** Bytes: name and kind, each ended by 0; answer 1, or 0 if it was not offered. */
  SERVICE_WITHDRAW(63),
  /** A: timeout, bytes: kind; answer IPv4 address and port, or 0, and the texts as offered. */
  SERVICE_FIND(64),
  /** A: socket; answer: how many bytes it takes at once, as far as that is known. */
  SOCKET_ROOM(65);

  /** The version of this table; firmware built for another one does not run. */
  public static final int ABI_VERSION = 3;

  private static final int FIRST_CALL = 32;
  private static final Operation[] BY_NUMBER = new Operation[66];

  static {
    for (Operation each : values()) {
      BY_NUMBER[each.number] = each;
    }
  }

  private final int number;

  Operation(int number) {
    this.number = number;
  }

  /** Returns its number in the table. */
  public int number() {
    return number;
  }

  /** Returns whether nobody waits for an answer. */
  public boolean posted() {
    return number < FIRST_CALL;
  }

  /** Returns the one with this number, if there is one. */
  public static Optional<Operation> of(int number) {
    return number < 0 || number >= BY_NUMBER.length
        ? Optional.empty()
        : Optional.ofNullable(BY_NUMBER[number]);
  }
}
