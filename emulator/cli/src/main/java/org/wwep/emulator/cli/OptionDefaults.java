package org.wwep.emulator.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.value.FileErrors;
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
  private static final String PREFIX = "WWEP_";
  private static final Pattern PROPERTY = Pattern.compile("wwep\\.[^.]+");

  /** Those that the start script and the builds read, and the number of shards of a job. */
  private static final List<String> OTHERS =
      List.of("java-home", "jvm", "aot", "maven-args", "shards");

  /** Properties that are no options: whether there are keys to press, and how much is logged. */
  private static final List<String> PROPERTIES = List.of("wwep.keys", "wwep.log");

  private final Path path;
  private final Map<String, String> environment;
  private final Map<String, String> sources = new TreeMap<>();
  private @Nullable Properties file;

  /**
   * Reads {@code wwep.properties} in this directory, if it is there.
   *
   * @param environment the process's variables; those that tell of services are nobody's options
   */
  OptionDefaults(Path directory, Map<String, String> environment) {
    path = directory.resolve("wwep.properties");
    this.environment = ServiceLinks.without(environment);
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
    String variable = environment.get(variable(name));
    String line = file(option.command().commandLine()).getProperty(name);
    if (property != null) {
      return from("-Dwwep." + name, option, property);
    }
    if (variable != null) {
      return from(variable(name), option, variable);
    }
    return line == null ? null : from(path.toAbsolutePath().toString(), option, line);
  }

  private String from(String source, OptionSpec option, String value) {
    sources.put(option.longestName(), source);
    return value;
  }

  /** Says where the options in a message have their values from that are not on the line. */
  String origin(String message, List<String> line) {
    StringBuilder told = new StringBuilder();
    sources.forEach(
        (option, source) -> {
          boolean named = Pattern.compile(option + "(?![-a-z])").matcher(message).find();
          boolean given =
              line.stream().anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
          if (named && !given) {
            told.append(" (").append(option).append(" is from ").append(source).append(')');
          }
        });
    return told.toString();
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
              command, path.toAbsolutePath() + " cannot be read: " + reason(e));
        }
      }
      file = read;
    }
    return read;
  }

  private static String reason(Exception e) {
    return e instanceof IOException io ? FileErrors.reason(io) : String.valueOf(e.getMessage());
  }

  private static String variable(String name) {
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * Throws if a key in the file or a variable is no command's option; one file, and one
   * environment, serves all commands.
   */
  void throwIfMisspelt(CommandLine command) {
    Set<String> keys = new TreeSet<>(file(command).stringPropertyNames());
    Set<String> variables = new TreeSet<>();
    for (String variable : environment.keySet()) {
      String name =
          variable.startsWith(PREFIX)
              ? variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-')
              : "";
      if (!name.isEmpty() && !OTHERS.contains(name) && !name.startsWith("bench-")) {
        variables.add(name);
      }
    }
    Set<String> properties = new TreeSet<>();
    for (String property : System.getProperties().stringPropertyNames()) {
      // What has more parts is of the tests and of libraries.
      if (PROPERTY.matcher(property).matches() && !PROPERTIES.contains(property)) {
        properties.add(property.substring("wwep.".length()));
      }
    }
    if (keys.isEmpty() && variables.isEmpty() && properties.isEmpty()) {
      return;
    }
    CommandSpec known = CommandSpec.create();
    names(Wwep.commandLine()).forEach(name -> known.addSubcommand(name, CommandSpec.create()));
    String inFile = path.toAbsolutePath() + ": no option is called";
    check(known, keys, inFile, key -> key, command);
    check(known, variables, "no option has the variable", OptionDefaults::variable, command);
    check(known, properties, "no option has the property", name -> "-Dwwep." + name, command);
  }

  private static void check(
      CommandSpec known,
      Set<String> names,
      String message,
      UnaryOperator<String> written,
      CommandLine command) {
    for (String name : names) {
      if (!known.subcommands().containsKey(name)) {
        // Options make picocli guess by their first letters only; subcommands by likeness.
        List<String> alike =
            new UnmatchedArgumentException(new CommandLine(known), List.of(name)).getSuggestions();
        throw new ParameterException(
            command,
            message
                + (" '" + written.apply(name) + "'")
                + (alike.isEmpty()
                    ? ""
                    : ", did you mean '" + written.apply(alike.getFirst()) + "'?"));
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
