package org.wwep.emulator.cli.scenario;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where traces go. */
final class OtlpArgument implements ITypeConverter<OtlpTarget> {
  @Override
  public OtlpTarget convert(String text) {
    try {
      return OtlpTarget.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
