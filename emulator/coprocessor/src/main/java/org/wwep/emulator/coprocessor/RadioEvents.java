package org.wwep.emulator.coprocessor;

import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;

/** Where events of the radio go; telling does not wait. */
@FunctionalInterface
interface RadioEvents {
  void tell(Opcode event, PayloadWriter payloadWriter);
}
