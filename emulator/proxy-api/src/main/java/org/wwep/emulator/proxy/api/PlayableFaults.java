package org.wwep.emulator.proxy.api;

import org.wwep.emulator.certs.CertsException;
import org.wwep.emulator.fault.DnsFault;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.PoolFault;
import org.wwep.emulator.fault.StreamFault;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.fault.WifiFault;
import org.wwep.emulator.proxy.Impostor;

/** Which faults a proxy can play. */
final class PlayableFaults {
  private PlayableFaults() {}

  /**
   * Refuses a fault that a proxy cannot play.
   *
   * @param impostor makes ready if the fault is one of the certificate
   */
  static void check(FaultSpec spec, Impostor impostor) throws Refusal {
    switch (spec.fault()) {
      case StreamFault _ -> {}
      case TlsFault tls -> {
        if (tls.kind().ofCertificate()) {
          prepare(impostor);
        }
      }
      case DnsFault _ -> throw virtual(spec, "DNS");
      case GpioFault _ -> throw virtual(spec, "GPIO");
      case PoolFault _ -> throw virtual(spec, "packet pools");
      case WifiFault _ -> throw virtual(spec, "Wi-Fi");
    }
  }

  private static void prepare(Impostor impostor) throws Refusal {
    if (!impostor.forges()) {
      throw Refusal.bad("bad request body: this proxy has no CA to make such certificates");
    }
    try {
      impostor.prepare();
    } catch (CertsException e) {
      throw Refusal.failed(String.valueOf(e.getMessage()));
    }
  }

  private static Refusal virtual(FaultSpec spec, String what) {
    return Refusal.bad(
        "bad request body: %s needs virtual time: a proxy has no %s; use it in a scenario"
            .formatted(FaultFormat.type(spec.fault()), what));
  }
}
