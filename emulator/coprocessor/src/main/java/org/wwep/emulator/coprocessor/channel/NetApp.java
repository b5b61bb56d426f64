package org.wwep.emulator.coprocessor.channel;

/**
 * A service that the coprocessor runs by itself.
 *
 * <p><b>Source</b>: the numbers of {@code SL_NETAPP_HTTP_SERVER_ID}, {@code
 * SL_NETAPP_DHCP_SERVER_ID} and {@code SL_NETAPP_MDNS_ID} in TI's host driver.
 */
public enum NetApp {
  /** The HTTP server. */
  HTTP_SERVER(1),
  /** The DHCP server of the own network. */
  DHCP_SERVER(2),
  /** The multicast DNS responder. */
  MDNS(4);

  private final int number;

  NetApp(int number) {
    this.number = number;
  }

  /** Returns the number on the channel. */
  public int number() {
    return number;
  }

  /** Finds the one with this number. */
  public static NetApp of(int number) throws MalformedFrameException {
    return NumberLookup.get(values(), NetApp::number, number, "application");
  }
}
