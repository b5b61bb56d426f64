package org.wwep.device;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the client firmware is built with.
 *
 * @param server whom to talk to
 * @param parts which button and LED, and which register mirrors the LED
 * @param links the ways to the server, at least one; the first press takes the first, the next
 *     press the next, and so on in turn
 * @param settings how it behaves
 */
public record DeviceConfig(
    ServerConfig server, Parts parts, List<LinkConfig> links, ClientSettings settings) {
  /** Checks that there is a link. */
  public DeviceConfig {
    links = List.copyOf(links);
    if (links.isEmpty()) {
      throw new IllegalArgumentException("a device needs a link to its server");
    }
  }

  /**
   * Which parts of the board the firmware uses.
   *
   * @param button the button's part id
   * @param led the LED's part id
   * @param register the register that holds the LED, 0 to 255
   */
  public record Parts(String button, String led, int register) {
    /** The course's: {@code btn1}, {@code led1}, register 05. */
    public static final Parts DEFAULT = new Parts("btn1", "led1", 0x05);
  }

  /** Returns the course's firmware for this server, over these links in turn. */
  public static DeviceConfig forServer(ServerConfig server, LinkConfig... links) {
    return new DeviceConfig(server, Parts.DEFAULT, List.of(links), ClientSettings.DEFAULT);
  }

  /** Returns this firmware on other parts of the board. */
  public DeviceConfig withParts(Parts parts) {
    return new DeviceConfig(server, parts, links, settings);
  }

  /** Returns this firmware over other links. */
  public DeviceConfig withLinks(LinkConfig... links) {
    return new DeviceConfig(server, parts, List.of(links), settings);
  }

  /** Returns this firmware with settings that are changed so. */
  public DeviceConfig withSettings(UnaryOperator<ClientSettings> change) {
    return new DeviceConfig(server, parts, links, change.apply(settings));
  }
}
