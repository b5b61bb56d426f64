package org.wwep.emulator.firmware.host;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.emulator.firmware.KnownAnswers;
import org.wwep.emulator.firmware.MisuseKind;
import org.wwep.emulator.firmware.Operation;
import org.wwep.emulator.firmware.RequestHandler;

/** Carries out the requests of interrupt handlers, which must not block. */
final class InterruptHandler implements RequestHandler {
  private final RequestDispatcher handler;
  private boolean last;

  InterruptHandler(RequestDispatcher handler) {
    this.handler = handler;
  }

  /**
   * Sets whether no other interrupt follows at once, so that a thread which this one wakes can be
   * next.
   */
  void last(boolean last) {
    this.last = last;
  }

  @Override
  public void post(FirmwareRequest request) {
    handler.post(request);
  }

  @Override
  public FirmwareAnswer answer(FirmwareRequest request) throws InterruptedException {
    if (!blocks(request)) {
      return handler.answerAtOnce(request);
    }
    String text = request.operation() + " in an interrupt handler, where nothing may block";
    handler.post(
        new FirmwareRequest(
            Operation.REPORT,
            MisuseKind.BLOCKING_INTERRUPT.code(),
            0,
            0,
            text.getBytes(StandardCharsets.UTF_8)));
    return FirmwareAnswer.of(AbiError.IN_INTERRUPT);
  }

  @Override
  public @Nullable KnownAnswers known() {
    return last ? handler.knownAlone() : handler.known();
  }

  private static boolean blocks(FirmwareRequest request) {
    return switch (request.operation()) {
      case DELAY,
          WIFI_JOIN,
          WIFI_OPEN,
          WIFI_CLOSE,
          SERVICE_OFFER,
          SERVICE_WITHDRAW,
          SERVICE_FIND,
          LOOKUP,
          SOCKET_CONNECT,
          SOCKET_SEND,
          SOCKET_RECEIVE,
          SOCKET_ACCEPT,
          TICK,
          PARK,
          UART_RECEIVE ->
          true;
      case SEMAPHORE_GET -> request.b() != 0;
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
          FAULT,
          FLUSH,
          PIN_GET,
          ADDRESS,
          ANNOUNCE,
          UPTIME,
          CLOCK,
          RANDOM,
          MAC,
          SOCKET_NEW,
          SOCKET_BIND,
          SOCKET_LISTEN,
          SOCKET_SHUTDOWN,
          SOCKET_PEER,
          SOCKET_LOCAL,
          SOCKET_ROOM,
          TLS_TRUST,
          TLS_IDENTITY,
          SOCKET_TLS ->
          false;
    };
  }
}
