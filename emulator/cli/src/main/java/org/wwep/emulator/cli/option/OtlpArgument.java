package org.wwep.emulator.cli.option;

/** Reads where traces go. */
public final class OtlpArgument extends ArgumentConverter<OtlpTarget> {
  /** Called by picocli. */
  public OtlpArgument() {
    super(OtlpTarget::parse);
  }
}
