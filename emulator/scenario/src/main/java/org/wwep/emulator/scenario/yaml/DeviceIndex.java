package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.ServerSpec;

/**
 * Whom a step can name: the devices and their parts.
 *
 * @param devices at least one
 * @param serverPrints whether the server is firmware of the user's own, which has a console
 */
public record DeviceIndex(List<DeviceSpec> devices, boolean serverPrints) {
  /** Ends of an LED; the anode is the one that the board drives. */
  private static final List<String> LED_PINS = List.of("A", "C");

  /** Ends of a push button, as diagrams name them; 1 is the board's side, 2 is ground. */
  private static final List<String> BUTTON_PINS = List.of("1.l", "1.r", "2.l", "2.r");

  /** A part of a device. */
  public record Part(String device, String id, boolean button) {}

  /** Returns the device that a step is about. */
  public String device(MappingReader fields) {
    String named = deviceOrNull(fields);
    if (named != null) {
      return named;
    }
    if (devices.size() > 1 && !fields.has("device")) {
      fields.problem(
          fields.at(),
          "there are " + devices.size() + " devices: say which, 'device: " + one() + "'");
    }
    return devices.getFirst().id();
  }

  /** Returns the device that a step is about, or one client of it: {@code board/btn2}. */
  public String client(MappingReader fields) {
    String device = device(fields);
    PartsSpec parts = parts(fields, device);
    return parts == null || spec(device).parts().size() == 1
        ? device
        : device + "/" + parts.button();
  }

  /** Returns whose console a step is about: a client's, or that of a server which has one. */
  public String console(MappingReader fields) {
    YamlNode yamlNode = fields.tree("device");
    if (!(yamlNode instanceof YamlNode.Scalar name) || !name.text().equals(ServerSpec.ID)) {
      return client(fields);
    }
    if (!serverPrints) {
      fields.problem(
          yamlNode.at(), "the register server has no console: use expect-register or wait-frame");
    }
    if (fields.has("part-id")) {
      fields.problem(fields.at("part-id"), "'server' has no buttons: remove 'part-id'");
    }
    return ServerSpec.ID;
  }

  /** Returns the parts of the client that a step names by its button, or null. */
  public @Nullable PartsSpec parts(MappingReader fields, @Nullable String device) {
    String button = fields.<@Nullable String>value("part-id", null, ValueReaders::text);
    if (button == null) {
      return null;
    }
    List<PartsSpec> all =
        devices.stream()
            .filter(one -> device == null || one.id().equals(device))
            .flatMap(one -> one.parts().stream())
            .toList();
    return all.stream()
        .filter(part -> part.button().equals(button))
        .findFirst()
        .orElseGet(
            () -> {
              fields.problem(
                  fields.at("part-id"),
                  "unknown button '"
                      + QuotedText.of(button)
                      + "'"
                      + Suggestion.of(
                          button, all.stream().map(PartsSpec::button).distinct().toList()));
              return all.getFirst();
            });
  }

  /** Returns the device that a step names, or null when it names none. */
  public @Nullable String deviceOrNull(MappingReader fields) {
    return fields.value("device", null, ValueReaders.of(this::known));
  }

  /** Returns the device, or the server, that a step is about. */
  public String deviceOrServer(MappingReader fields) {
    return isServer(fields) ? ServerSpec.ID : device(fields);
  }

  /** Returns whether a step names the server. */
  boolean isServer(MappingReader fields) {
    return fields.tree("device") instanceof YamlNode.Scalar name
        && name.text().equals(ServerSpec.ID);
  }

  /** Returns the description of a device, also by the name of one of its clients. */
  public DeviceSpec spec(String name) {
    String id = name.replaceFirst("/.*", "");
    return devices.stream()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .orElse(devices.getFirst());
  }

  /**
   * Tells of a step that looks into the course's client, if the device runs other firmware.
   *
   * @param at where the step asks for it
   * @param what what cannot be had, {@code "fault 'pool'"}
   */
  public void needsClient(MappingReader fields, Position at, String device, String what) {
    if (!spec(device).firmware().isClient()) {
      fields.problem(
          at,
          "%s needs the course's client, and '%s' runs firmware of your own: %s"
              .formatted(
                  what,
                  device,
                  "use wait-serial, wait-pin, wait-frame or expect-latency {from: edge, to:"
                      + " replied}"));
    }
  }

  /** As {@link #needsClient}; a board on a bench that prints its states has them as well. */
  public void needsStates(MappingReader fields, Position at, String device, String what) {
    if (!spec(device).firmware().tellsStates()) {
      needsClient(fields, at, device, what);
    }
  }

  /** Returns the part that a step is about; a placeholder when there is none such. */
  Part part(MappingReader fields) {
    String device = deviceOrNull(fields);
    List<Part> parts = parts().filter(p -> device == null || p.device.equals(device)).toList();
    if (parts.isEmpty()) {
      fields.problem(
          fields.at(),
          "the bench has no line to a button or an LED: give 'external' its 'buttons' or 'leds'");
      boolean _ = fields.has("part-id");
      return new Part(device == null ? one() : device, "", true);
    }
    String id = fields.required("part-id", parts.getFirst().id, ValueReaders::text);
    List<Part> owners = parts.stream().filter(part -> part.id.equals(id)).toList();
    if (owners.isEmpty()) {
      fields.problem(
          fields.at("part-id"),
          "unknown part '"
              + QuotedText.of(id)
              + "'"
              + Suggestion.of(id, parts.stream().map(Part::id).distinct().toList()));
      return parts.getFirst();
    }
    if (owners.size() > 1 && !fields.has("device")) {
      fields.problem(
          fields.at(),
          owners.size() + " devices have a part '" + id + "': say which, 'device: " + one() + "'");
    }
    return owners.getFirst();
  }

  /** Returns the button that a step is about. */
  public Part button(MappingReader fields) {
    Part part = part(fields);
    if (!part.button) {
      fields.problem(
          fields.at("part-id"), "'" + part.id + "' is an LED: only a button can be pressed");
    }
    return part;
  }

  /** Returns the LED that a step is about. */
  public Part led(MappingReader fields) {
    Part part = part(fields);
    if (part.button && fields.has("part-id")) {
      fields.problem(fields.at("part-id"), "'" + part.id + "' is a button: only an LED blinks");
    }
    return part;
  }

  /** Returns the pin that a step is about; left out, it is the one that the board is wired to. */
  public PartPin pin(MappingReader fields) {
    Part part = part(fields);
    // Of a part that is not there nothing can be said about its pins.
    boolean known = part.id.equals(fields.value("part-id", part.id, ValueReaders::text));
    List<String> pins = part.button ? BUTTON_PINS : LED_PINS;
    String key = fields.either("name", "pin");
    String pin = fields.value(key, pins.getFirst(), ValueReaders::text);
    if (known && !pins.contains(pin)) {
      fields.problem(
          fields.at(key),
          "'"
              + part.id
              + "' has no pin '"
              + QuotedText.of(pin)
              + "', it has "
              + String.join(", ", pins));
    }
    return new PartPin(part.device, part.id, pin);
  }

  private String known(String id) {
    List<String> ids = devices.stream().map(DeviceSpec::id).toList();
    if (!ids.contains(id)) {
      throw new IllegalArgumentException(
          "unknown device '" + QuotedText.of(id) + "'" + Suggestion.of(id, ids));
    }
    return id;
  }

  private String one() {
    return devices.getFirst().id();
  }

  private Stream<Part> parts() {
    return devices.stream().flatMap(DeviceIndex::parts);
  }

  private static Stream<Part> parts(DeviceSpec device) {
    List<Part> parts = new ArrayList<>();
    // A button and its LED together: the first that is named is the default.
    int most = Math.max(device.board().buttons().size(), device.board().leds().size());
    for (int i = 0; i < most; i++) {
      if (i < device.board().buttons().size()) {
        parts.add(new Part(device.id(), device.board().buttons().get(i).id(), true));
      }
      if (i < device.board().leds().size()) {
        parts.add(new Part(device.id(), device.board().leds().get(i).id(), false));
      }
    }
    return parts.stream();
  }
}
