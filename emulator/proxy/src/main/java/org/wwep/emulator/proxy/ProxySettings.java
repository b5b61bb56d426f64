package org.wwep.emulator.proxy;

import org.wwep.value.NameCheck;

/**
 * What a proxy stands between.
 *
 * @param name tells it from others, and is part of its seed
 * @param listen where it takes connections; port 0 takes a free one
 * @param upstream where it leads them
 */
public record ProxySettings(String name, ProxyAddress listen, ProxyAddress upstream) {
  /** Checks that there is a name and a port to dial. */
  public ProxySettings {
    if (NameCheck.of("the name of a proxy", name).indexOf('/') >= 0) {
      throw new IllegalArgumentException("the name of a proxy has no '/', was '" + name + "'");
    }
    if (upstream.port() == 0) {
      throw new IllegalArgumentException("upstream has a port of 1 to 65535, was " + upstream);
    }
  }
}
