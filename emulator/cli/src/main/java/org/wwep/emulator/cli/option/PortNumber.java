package org.wwep.emulator.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a port; whether it is in range its command checks. */
public final class PortNumber implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException _) {
      throw new TypeConversionException("'" + text + "' is no whole number from 0 to 65535");
    }
  }
}
