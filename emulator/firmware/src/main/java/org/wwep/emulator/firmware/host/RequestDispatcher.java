package org.wwep.emulator.firmware.host;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.emulator.firmware.FirmwareSeams;
import org.wwep.emulator.firmware.KnownAnswers;
import org.wwep.emulator.firmware.MisuseKind;
import org.wwep.emulator.firmware.RequestHandler;
import org.wwep.net.LinkException;
import org.wwep.rtos.Rtos;

/** Carries out each request on the seams of one device. */
final class RequestDispatcher implements RequestHandler {
  /** How much time passes for as many basic blocks as a tick stands for. */
  private static final Duration TICK = Duration.ofMillis(1);

  /** How long a thread is behind the others that gives its turn up: they may have one. */
  private static final Duration YIELD = Duration.of(100, ChronoUnit.MICROS);

  private final FirmwareSeams seams;
  private final Rtos rtos;
  private final ThreadTable threads;
  private final PollingPace pace;
  private final IdleCheck idle;
  private final SemaphoreTable semaphores;
  private final PinTable pins;
  private final TlsTable tls;
  private final FirmwareSockets sockets;
  private final FirmwareNetwork network;
  private final FirmwareServices services;
  private final UartInput uart;
  private final Activity activity;
  private final Instant poweredAt;

  RequestDispatcher(
      FirmwareSeams seams, ThreadTable threads, PinTable pins, UartInput uart, Activity activity) {
    this.activity = activity;
    this.seams = seams;
    this.rtos = seams.rtos();
    this.threads = threads;
    this.pace = new PollingPace(rtos);
    this.idle = new IdleCheck(rtos, activity, seams.listener());
    this.semaphores = new SemaphoreTable(rtos, idle);
    this.pins = pins;
    this.tls = new TlsTable(seams.tls());
    this.sockets = new FirmwareSockets(seams.id(), rtos, seams.net(), tls);
    this.network = new FirmwareNetwork(seams.net());
    this.services = new FirmwareServices(seams.net().services());
    this.uart = uart;
    this.poweredAt = rtos.now();
  }

  void close() {
    services.close();
    sockets.close();
  }

  @Override
  public void post(FirmwareRequest request) {
    activity.note(request.operation());
    switch (request.operation()) {
      case PRINT -> seams.listener().printed(rtos.now(), request.bytes());
      case SPAWN -> threads.start((int) request.a(), request.text(), this);
      case KILL -> threads.cancel((int) request.a());
      case SEMAPHORE_NEW -> semaphores.make(request);
      case SEMAPHORE_PUT -> semaphores.put(request);
      case SEMAPHORE_FREE -> semaphores.free(request);
      case PIN_SET -> pins.set(request);
      case PIN_LISTEN -> pins.listen(request);
      case SOCKET_CLOSE -> sockets.close(request);
      case SOCKET_OPEN -> sockets.open(request);
      case SOCKET_WRITE -> sockets.write(request);
      case PACKETS -> seams.listener().packets((int) (request.a() + request.b()));
      case REPORT -> report(request);
      // The stacks have no way to leave; sockets that are open then stay so.
      case WIFI_LEAVE -> {}
      case END,
          FAULT,
          FLUSH,
          DELAY,
          SEMAPHORE_GET,
          PIN_GET,
          UPTIME,
          CLOCK,
          RANDOM,
          MAC,
          WIFI_JOIN,
          LOOKUP,
          SOCKET_NEW,
          SOCKET_BIND,
          SOCKET_CONNECT,
          SOCKET_SEND,
          SOCKET_RECEIVE,
          SOCKET_LISTEN,
          SOCKET_ACCEPT,
          SOCKET_SHUTDOWN,
          SOCKET_PEER,
          SOCKET_LOCAL,
          TLS_TRUST,
          TLS_IDENTITY,
          SOCKET_TLS,
          TICK,
          PARK,
          UART_RECEIVE,
          ADDRESS,
          ANNOUNCE,
          WIFI_OPEN,
          WIFI_CLOSE,
          SERVICE_OFFER,
          SERVICE_WITHDRAW,
          SERVICE_FIND,
          SOCKET_ROOM ->
          throw new IllegalArgumentException(request.operation() + " is not posted");
    }
  }

  private void report(FirmwareRequest request) {
    seams.listener().misused(rtos.now(), MisuseKind.of(request.a()), request.text());
  }

  @Override
  public @Nullable KnownAnswers known() {
    return rtos.timeStandsStill()
        ? new KnownAnswers(
            uptime(),
            clock(),
            seams.net().alwaysHasSockets(),
            sockets.last(),
            sockets.talking(),
            sockets.room(),
            false)
        : null;
  }

  /** Returns the same while an interrupt runs that is alone: nobody else of the firmware would. */
  @Nullable KnownAnswers knownAlone() {
    @Nullable KnownAnswers known = known();
    boolean alone = rtos.wakesInOrder() && threads.allWait() && !sockets.connected();
    return known != null && alone ? known.withNext() : known;
  }

  private long uptime() {
    return Duration.between(poweredAt, rtos.now()).toNanos();
  }

  private long clock() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, rtos.now());
  }

  @Override
  public FirmwareAnswer answer(FirmwareRequest request) throws InterruptedException {
    pace.call();
    return answerAtOnce(request);
  }

  /** As {@link #answer}, for an interrupt handler: no time passes in one. */
  FirmwareAnswer answerAtOnce(FirmwareRequest request) throws InterruptedException {
    activity.note(request.operation());
    try {
      return answered(request);
    } catch (LinkException e) {
      return FirmwareAnswer.of(AbiError.of(e));
    }
  }

  private FirmwareAnswer answered(FirmwareRequest request)
      throws LinkException, InterruptedException {
    return switch (request.operation()) {
      case FLUSH -> FirmwareAnswer.DONE;
      case DELAY -> slept(request.a() > 0 ? Duration.of(request.a(), ChronoUnit.MICROS) : YIELD);
      case TICK -> slept(TICK);
      case PARK -> parked(request);
      case SEMAPHORE_GET -> semaphores.get(request);
      case PIN_GET -> pins.get(request);
      case UPTIME -> FirmwareAnswer.of(uptime());
      case CLOCK -> FirmwareAnswer.of(clock());
      case RANDOM -> FirmwareAnswer.of(rtos.random().nextLong() & Long.MAX_VALUE);
      case MAC -> FirmwareAnswer.of(seams.board().mac().bits());
      case WIFI_JOIN -> network.join(request);
      case LOOKUP -> network.lookup(request);
      case ANNOUNCE -> network.announce(request);
      case ADDRESS -> network.address();
      case WIFI_OPEN -> network.open(request);
      case WIFI_CLOSE -> network.closeOwn();
      case SERVICE_OFFER -> services.offer(request);
      case SERVICE_WITHDRAW -> services.withdraw(request);
      case SERVICE_FIND -> services.find(request);
      case SOCKET_ROOM -> FirmwareAnswer.of(rtos.timeStandsStill() ? sockets.roomOf(request) : 0);
      case SOCKET_RECEIVE -> sockets.receive(request);
      case TLS_TRUST -> tls.trust(request);
      case TLS_IDENTITY -> tls.identity(request);
      case UART_RECEIVE -> uart.receive(request);
      case SOCKET_NEW -> FirmwareAnswer.of(sockets.make());
      case SOCKET_BIND -> FirmwareAnswer.of(sockets.bind(request));
      case SOCKET_CONNECT -> FirmwareAnswer.of(sockets.connect(request));
      case SOCKET_SEND -> FirmwareAnswer.of(sockets.send(request));
      case SOCKET_LISTEN -> FirmwareAnswer.of(sockets.listen(request));
      case SOCKET_ACCEPT -> FirmwareAnswer.of(sockets.accept(request));
      case SOCKET_SHUTDOWN -> FirmwareAnswer.of(sockets.shutdown(request));
      case SOCKET_PEER -> FirmwareAnswer.of(sockets.peer(request));
      case SOCKET_LOCAL -> FirmwareAnswer.of(sockets.local(request));
      case SOCKET_TLS -> FirmwareAnswer.of(sockets.secure(request));
      case PRINT,
          SPAWN,
          KILL,
          SEMAPHORE_NEW,
          SEMAPHORE_PUT,
          SEMAPHORE_FREE,
          PIN_SET,
          PIN_LISTEN,
          SOCKET_CLOSE,
          SOCKET_OPEN,
          SOCKET_WRITE,
          PACKETS,
          REPORT,
          WIFI_LEAVE,
          END,
          FAULT ->
          throw new IllegalArgumentException(request.operation() + " is no call");
    };
  }

  private FirmwareAnswer slept(Duration time) throws InterruptedException {
    idle.await(
        time,
        "sleeps",
        part -> {
          rtos.sleep(part);
          return false;
        });
    return FirmwareAnswer.DONE;
  }

  private FirmwareAnswer parked(FirmwareRequest request) throws InterruptedException {
    seams
        .listener()
        .misused(
            rtos.now(),
            MisuseKind.ENDLESS_LOOP,
            ("a thread loops without doing anything " + request.text()).strip());
    rtos.semaphore(0).acquire();
    return FirmwareAnswer.DONE;
  }
}
