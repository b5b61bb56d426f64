package org.wwep.emulator.cli.option;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an argument by a parser of ours, whose refusal becomes picocli's.
 *
 * <p><b>Shape</b>: a type that many commands take is registered by {@link OptionConverters}, which
 * each start pays for; one that few take has a subclass, which the option names.
 *
 * @param <T> what it is read as
 */
public class ArgumentConverter<T> implements ITypeConverter<T> {
  private final Function<String, T> parser;

  /**
   * Reads by a parser.
   *
   * @param parser throws {@code IllegalArgumentException} with one line for a person
   */
  public ArgumentConverter(Function<String, T> parser) {
    this.parser = parser;
  }

  @Override
  public final T convert(String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
