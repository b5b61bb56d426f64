package org.wwep.emulator.cli.fleet;

import org.wwep.emulator.cli.option.ArgumentConverter;
import org.wwep.emulator.fleet.SourceAddresses;

/** Reads addresses to connect from. */
final class SourceArgument extends ArgumentConverter<SourceAddresses> {
  SourceArgument() {
    super(SourceAddresses::parse);
  }
}
