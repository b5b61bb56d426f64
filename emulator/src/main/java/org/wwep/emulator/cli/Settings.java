package org.wwep.emulator.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where an option that is not on the command line gets its value: the system property {@code
 * wwep.NAME}, the environment variable {@code WWEP_NAME}, the line {@code NAME=VALUE} in {@code
 * ./wwep.properties}; in this order.
 */
final class Settings implements IDefaultValueProvider {
  private static final Path FILE = Path.of("wwep.properties");

  private @Nullable Properties file;

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || option.usageHelp()
        || option.versionHelp()
        || !option.longestName().startsWith("--")) {
      return null;
    }
    String name = option.longestName().substring(2);
    String property = System.getProperty("wwep." + name);
    if (property != null) {
      return property;
    }
    String variable = System.getenv("WWEP_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
    return variable != null ? variable : file(option).getProperty(name);
  }

  private Properties file(OptionSpec option) {
    Properties read = file;
    if (read == null) {
      read = new Properties();
      if (Files.exists(FILE)) {
        try (Reader reader = Files.newBufferedReader(FILE)) {
          read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
          throw new ParameterException(
              option.command().commandLine(),
              FILE.toAbsolutePath() + " cannot be read: " + e.getMessage());
        }
      }
      file = read;
    }
    return read;
  }
}
