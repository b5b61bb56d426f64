package org.wwep.emulator.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Where an option that is not on the command line gets its value: the system property {@code
 * wwep.NAME}, the environment variable {@code WWEP_NAME}, the line {@code NAME=VALUE} in {@code
 * ./wwep.properties}; in this order.
 */
final class OptionDefaults implements IDefaultValueProvider {
  private final Path path;
  private @Nullable Properties file;

  /** Reads {@code wwep.properties} in this directory, if it is there. */
  OptionDefaults(Path directory) {
    path = directory.resolve("wwep.properties");
  }

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
    return variable != null ? variable : file(option.command().commandLine()).getProperty(name);
  }

  private Properties file(CommandLine command) {
    Properties read = file;
    if (read == null) {
      read = new Properties();
      if (Files.exists(path)) {
        try (Reader reader = Files.newBufferedReader(path)) {
          read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
          throw new ParameterException(
              command, path.toAbsolutePath() + " cannot be read: " + e.getMessage());
        }
      }
      file = read;
    }
    return read;
  }

  /** Throws if a key in the file is no command's option; one file serves all commands. */
  void throwIfMisspelt(CommandLine command) {
    if (file(command).isEmpty()) {
      return;
    }
    CommandSpec known = CommandSpec.create();
    names(Wwep.commandLine()).forEach(name -> known.addSubcommand(name, CommandSpec.create()));
    for (String key : new TreeSet<>(file(command).stringPropertyNames())) {
      if (!known.subcommands().containsKey(key)) {
        // Options make picocli guess by their first letters only; subcommands by likeness.
        List<String> alike =
            new UnmatchedArgumentException(new CommandLine(known), List.of(key)).getSuggestions();
        throw new ParameterException(
            command,
            path.toAbsolutePath()
                + ": no option is called '"
                + key
                + "'"
                + (alike.isEmpty() ? "" : ", did you mean '" + alike.getFirst() + "'?"));
      }
    }
  }

  private static Set<String> names(CommandLine command) {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.longestName().startsWith("--")) {
        names.add(option.longestName().substring(2));
      }
    }
    command.getSubcommands().values().forEach(below -> names.addAll(names(below)));
    return names;
  }
}
