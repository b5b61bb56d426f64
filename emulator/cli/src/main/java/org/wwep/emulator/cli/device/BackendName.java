package org.wwep.emulator.cli.device;

import java.util.Iterator;
import org.wwep.hal.Boards;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a board's back end, and lists those on the class path. */
final class BackendName implements ITypeConverter<String>, Iterable<String> {
  @Override
  public String convert(String text) {
    try {
      return Boards.installed().parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Iterator<String> iterator() {
    return Boards.installed().names().iterator();
  }
}
