package org.wwep.emulator.structure;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of all modules, imported once: it is what takes the time in these tests.
 *
 * @param main every class but those of tests and of the contract suites, which are for tests
 * @param byModule the classes of each module, the contract suites too
 */
public record ProjectClasses(JavaClasses main, Map<String, List<JavaClass>> byModule) {
  /** The module of the contract suites. */
  public static final String CONTRACTS = "contracts";

  private static final class Holder {
    private static final ProjectClasses IMPORTED = load();
  }

  /** Returns them; the first call imports them. */
  public static ProjectClasses imported() {
    return Holder.IMPORTED;
  }

  private static ProjectClasses load() {
    try {
      List<Path> folders = new ArrayList<>();
      Map<String, String> owners = new HashMap<>();
      Map<String, List<JavaClass>> byModule = new LinkedHashMap<>();
      for (ProjectModule module : ProjectModule.withSources()) {
        folders.add(compiled(module));
        byModule.put(module.name(), new ArrayList<>());
        for (String name : module.classNames()) {
          owners.put(name, module.name());
        }
      }
      JavaClasses all = new ClassFileImporter().importPaths(folders);
      for (JavaClass type : all) {
        @Nullable String module = owners.get(outermost(type));
        if (module != null) { // else left over from an earlier build
          byModule.computeIfAbsent(module, name -> new ArrayList<>()).add(type);
        }
      }
      JavaClasses main =
          all.that(
              describe(
                  "no contract suites",
                  type -> !CONTRACTS.equals(owners.getOrDefault(outermost(type), CONTRACTS))));
      return new ProjectClasses(main, byModule);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path compiled(ProjectModule module) {
    Path classes = module.directory().resolve(Path.of("target", "classes"));
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(
          module.name() + " is not compiled; run ./mvnw test-compile first");
    }
    return classes;
  }

  private static String outermost(JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
