package org.wwep.emulator.firmware.host;

import java.util.Arrays;
import java.util.Optional;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/** Bytes on their way to the firmware's UART; one thread of the firmware reads it at a time. */
final class UartInput {
  private final Mailbox<byte[]> mailbox;
  private byte[] rest = new byte[0];

  UartInput(Rtos rtos) {
    this.mailbox = rtos.mailbox();
  }

  void type(byte[] bytes) {
    if (bytes.length > 0) {
      mailbox.post(bytes.clone());
    }
  }

  FirmwareAnswer receive(FirmwareRequest request) throws InterruptedException {
    if (rest.length == 0) {
      Optional<byte[]> next =
          Timeouts.forever(request.b())
              ? Optional.of(mailbox.take())
              : mailbox.take(Timeouts.of(request.b()));
      if (next.isEmpty()) {
        return FirmwareAnswer.of(AbiError.TIMEOUT);
      }
      rest = next.get();
    }
    int taken = Math.clamp(request.a(), 0, rest.length);
    byte[] bytes = Arrays.copyOf(rest, taken);
    rest = Arrays.copyOfRange(rest, taken, rest.length);
    return new FirmwareAnswer(taken, bytes);
  }
}
