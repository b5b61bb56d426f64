package org.wwep.emulator.cli.scenario;

import org.wwep.emulator.cli.option.ArgumentConverter;

/** Reads where traces go. */
final class OtlpArgument extends ArgumentConverter<OtlpTarget> {
  OtlpArgument() {
    super(OtlpTarget::parse);
  }
}
