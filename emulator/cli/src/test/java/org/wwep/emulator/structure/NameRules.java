package org.wwep.emulator.structure;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class may be called; {@code docs/explanation/vocabulary.md} says why. The nouns that look
 * like participles are listed here, so a new one has to be looked at once.
 */
public final class NameRules {
  /** States and events of the machine, and what happened: participles are right for them. */
  private static final List<String> HAPPENINGS =
      List.of(
          "org.wwep.device.machine.State",
          "org.wwep.device.machine.Event",
          "org.wwep.device.trace.TraceEvent");

  /** Nouns that end like participles. */
  private static final Set<String> NOUNS =
      Set.of(
          "Setting",
          "Finding",
          "Encoding",
          "Recording",
          "Warning",
          "Seed",
          "Led",
          "Testbed",
          "Feed",
          "Timing");

  /** Words that stood for something else than they say. */
  private static final Set<String> METAPHORS =
      Set.of(
          "Agenda",
          "Bell",
          "Cast",
          "Departure",
          "Elsewhere",
          "Finger",
          "Fixture",
          "Forger",
          "Impostor",
          "Onward",
          "Outbox",
          "Panel",
          "Papers",
          "Person",
          "Planted",
          "Scene",
          "Secrets",
          "Shown",
          "Stage",
          "Whose",
          "Words",
          "Times",
          "Numbers");

  private static final Pattern AFFIX =
      Pattern.compile("(Impl|Manager|Utils?|Helpers?)$|^(Abstract|I)(?=[A-Z][a-z])");

  /** The JDK's own word: it is a javax.net.ssl.KeyManager. */
  private static final Set<String> KEPT = Set.of("SingleKeyManager");

  private static final Pattern LAST_WORD = Pattern.compile("([A-Z][a-z]*?)(s?)[0-9]*$");

  private NameRules() {}

  /** Says what is wrong with a simple name, one line each. */
  public static List<String> violations(String name) {
    List<String> wrong = new ArrayList<>();
    Matcher affix = AFFIX.matcher(name);
    if (affix.find() && !KEPT.contains(name)) {
      wrong.add(name + ": `" + affix.group() + "` says nothing; name what it is");
    }
    for (String word : name.split("(?<=[a-z0-9])(?=[A-Z])")) {
      if (METAPHORS.contains(word)) {
        wrong.add(name + ": `" + word + "` is a metaphor; see vocabulary.md for the noun");
      }
    }
    Matcher last = LAST_WORD.matcher(name);
    if (last.find() && last.group(1).matches(".+(ing|ed)") && !NOUNS.contains(last.group(1))) {
      wrong.add(name + ": a participle; take a noun, or list it in NameRules if it is one");
    }
    return wrong;
  }

  /** Says what is wrong with the name of a class, where its kind asks for a noun. */
  public static List<String> violations(JavaClass type) {
    String name = type.getSimpleName();
    if (type.isAnonymousClass() || name.isEmpty()) {
      return List.of();
    }
    if (isException(type) && !name.endsWith("Exception")) {
      return List.of(name + ": an exception ends in `Exception`");
    }
    return exempt(type) ? List.of() : violations(name);
  }

  /** By the name of a superclass, since those of the JDK are not imported. */
  private static boolean isException(JavaClass type) {
    return type.getAllRawSuperclasses().stream()
        .anyMatch(
            parent ->
                parent.getName().matches("java\\..*(Exception|Error)|java\\.lang\\.Throwable"));
  }

  /** A record nested in the sealed result that it is one of, or something that happened. */
  private static boolean exempt(JavaClass type) {
    return type.getEnclosingClass()
            .map(result -> type.isAssignableTo(result.getName()))
            .orElse(false)
        || HAPPENINGS.stream().anyMatch(type::isAssignableTo);
  }
}
