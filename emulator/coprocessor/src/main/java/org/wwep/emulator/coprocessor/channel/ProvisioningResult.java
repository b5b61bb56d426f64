package org.wwep.emulator.coprocessor.channel;

/**
 * How a profile that came by provisioning fared when it was tried.
 *
 * <p><b>Source</b>: the numbers that TI's provisioning library reads from {@code
 * /param_cfg_result.txt} (SWRA513). Number 4, an application that does not fetch the result, is not
 * told here: an address is a success.
 */
public enum ProvisioningResult {
  /** None was tried. */
  NOT_STARTED(0, "not started"),
  /** There is no such network in range. */
  SSID_NOT_FOUND(1, "network not found"),
  /** The network refused it. */
  CONNECTION_FAILED(2, "connection failed"),
  /** The network gave no address. */
  IP_NOT_ACQUIRED(3, "no address acquired"),
  /** There is an address: the profile is kept. */
  SUCCESS(5, "confirmed");

  private final int number;
  private final String words;

  ProvisioningResult(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** Returns the number that is told. */
  public int number() {
    return number;
  }

  /** Returns it for a log. */
  public String words() {
    return words;
  }

  /** Finds the one with this number. */
  public static ProvisioningResult of(int number) throws MalformedFrameException {
    return NumberLookup.get(values(), ProvisioningResult::number, number, "result of provisioning");
  }
}
