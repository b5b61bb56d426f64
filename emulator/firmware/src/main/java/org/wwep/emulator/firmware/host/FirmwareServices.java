package org.wwep.emulator.firmware.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.net.FoundService;
import org.wwep.net.LinkException;
import org.wwep.net.ServiceDiscovery;
import org.wwep.net.ServiceOffer;

/** What a firmware tells others by multicast DNS, and asks them. */
final class FirmwareServices {
  private static final int NAME = 0;
  private static final int TYPE = 1;
  private static final int HOST = 2;
  private static final int TEXTS = 3;
  private static final String END = "\0";

  private final ServiceDiscovery services;

  FirmwareServices(ServiceDiscovery services) {
    this.services = services;
  }

  FirmwareAnswer offer(FirmwareRequest request) throws LinkException, InterruptedException {
    List<String> all = texts(request);
    if (all.size() < TEXTS) {
      return FirmwareAnswer.of(AbiError.INVALID);
    }
    ServiceOffer offer;
    try {
      offer =
          new ServiceOffer(
              all.get(NAME),
              all.get(TYPE),
              all.get(HOST),
              (int) request.a(),
              all.subList(TEXTS, all.size()));
    } catch (IllegalArgumentException _) {
      return FirmwareAnswer.of(AbiError.INVALID);
    }
    return switch (services.offer(offer)) {
      case OFFERED -> FirmwareAnswer.of(1);
      case NOBODY_TOLD -> FirmwareAnswer.DONE;
      case REFUSED -> FirmwareAnswer.of(AbiError.EXHAUSTED);
    };
  }

  FirmwareAnswer withdraw(FirmwareRequest request) throws LinkException, InterruptedException {
    List<String> all = texts(request);
    return all.size() <= TYPE
        ? FirmwareAnswer.of(AbiError.INVALID)
        : FirmwareAnswer.of(services.withdraw(all.get(NAME), all.get(TYPE)) ? 1 : 0);
  }

  FirmwareAnswer find(FirmwareRequest request) throws LinkException, InterruptedException {
    if (!ServiceOffer.isKind(request.text())) {
      return FirmwareAnswer.of(AbiError.INVALID);
    }
    for (FoundService each : services.find(request.text(), Timeouts.of(request.a()))) {
      long number = FirmwareSockets.number(each.endpoint());
      if (number > 0) {
        return new FirmwareAnswer(number, bytes(each.offer()));
      }
    }
    return FirmwareAnswer.DONE;
  }

  private static byte[] bytes(ServiceOffer offer) {
    List<String> all = new ArrayList<>(List.of(offer.name(), offer.type(), offer.host()));
    all.addAll(offer.texts());
    return (String.join(END, all) + END).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(FirmwareRequest request) {
    String text = request.text();
    return text.endsWith(END)
        ? List.of(text.substring(0, text.length() - 1).split(END, -1))
        : List.of();
  }

  void close() {
    services.withdrawAll();
  }
}
