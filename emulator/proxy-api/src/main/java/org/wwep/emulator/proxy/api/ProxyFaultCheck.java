package org.wwep.emulator.proxy.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wwep.emulator.fault.DnsFault;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.PoolFault;
import org.wwep.emulator.fault.StreamFault;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.fault.WifiFault;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.proxy.RogueServer;

/** Which faults a proxy can play. */
final class ProxyFaultCheck {
  private ProxyFaultCheck() {}

  /** Refuses faults of which a proxy cannot play one, or two that have one name. */
  static void all(List<FaultSpec> faults, RogueServer rogueServer) throws ApiException {
    Set<String> names = new HashSet<>();
    for (FaultSpec fault : faults) {
      check(fault, rogueServer);
      if (!names.add(fault.name())) {
        throw ApiException.exists(
            "toxic already exists: %s; tell them apart with name=".formatted(fault.name()));
      }
    }
  }

  /**
   * Refuses a fault that a proxy cannot play.
   *
   * @param rogueServer makes ready if the fault is one of the certificate
   */
  static void check(FaultSpec spec, RogueServer rogueServer) throws ApiException {
    switch (spec.fault()) {
      case StreamFault _ -> {}
      case TlsFault tls -> {
        if (tls.kind().ofCertificate()) {
          prepare(rogueServer);
        }
      }
      case DnsFault _ -> throw virtual(spec, "DNS");
      case GpioFault _ -> throw virtual(spec, "GPIO");
      case PoolFault _ -> throw virtual(spec, "packet pools");
      case WifiFault _ -> throw virtual(spec, "Wi-Fi");
    }
  }

  private static void prepare(RogueServer rogueServer) throws ApiException {
    if (!rogueServer.forges()) {
      throw ApiException.bad("bad request body: this proxy has no CA to make such certificates");
    }
    try {
      rogueServer.prepare();
    } catch (DevelopmentCaException e) {
      throw ApiException.failed(String.valueOf(e.getMessage()));
    }
  }

  private static ApiException virtual(FaultSpec spec, String what) {
    return ApiException.bad(
        "bad request body: %s needs virtual time: a proxy has no %s; use it in a scenario"
            .formatted(FaultFormat.type(spec.fault()), what));
  }
}
