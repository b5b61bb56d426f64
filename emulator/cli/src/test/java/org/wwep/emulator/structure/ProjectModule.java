package org.wwep.emulator.structure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A module of the build, as the root pom names it.
 *
 * @param name its path from the root, such as {@code emulator/sim}
 * @param directory where it is
 */
public record ProjectModule(String name, Path directory) {
  /** A dependency of a pom; the version is empty where another place decides about it. */
  public record Dependency(String group, String artifact, String version, String scope) {}

  /** The folder of the root pom. */
  public static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** Lists the modules with Java sources, in the order of the root pom. */
  public static List<ProjectModule> withSources() throws IOException {
    return all().stream().filter(module -> Files.isDirectory(module.sources())).toList();
  }

  /** Lists all modules, in the order of the root pom. */
  public static List<ProjectModule> all() throws IOException {
    List<ProjectModule> modules = new ArrayList<>();
    for (Element module : children(child(pom(ROOT), "modules"), "module")) {
      String name = module.getTextContent().strip();
      modules.add(new ProjectModule(name, ROOT.resolve(name)));
    }
    return modules;
  }

  /** Where its Java sources begin. */
  public Path sources() {
    return directory.resolve(Path.of("src", "main", "java"));
  }

  /** Lists its top-level classes, with their packages. */
  public List<String> classNames() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : javaFiles(sources())) {
      String path = sources().relativize(file).toString();
      names.add(
          path.substring(0, path.length() - ".java".length())
              .replace(file.getFileSystem().getSeparator(), "."));
    }
    return names;
  }

  /** Lists the simple names of its top-level classes, of {@code main} or {@code test}. */
  public List<String> simpleNames(String kind) throws IOException {
    return javaFiles(directory.resolve(Path.of("src", kind, "java"))).stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .filter(name -> !name.endsWith("-info"))
        .toList();
  }

  /** Returns the name of its artifact. */
  public String artifact() throws IOException {
    return child(pom(directory), "artifactId").getTextContent().strip();
  }

  /** Lists what its pom declares to depend on. */
  public List<Dependency> dependencies() throws IOException {
    return dependencies(pom(directory));
  }

  /** Lists what the root pom gives every module. */
  public static List<Dependency> common() throws IOException {
    return dependencies(pom(ROOT));
  }

  /** Lists what the pom of this folder manages, with its properties put in. */
  public static List<Dependency> managed(Path folder) throws IOException {
    return dependencies(child(pom(folder), "dependencyManagement"));
  }

  /** Lists the Java files below a folder. */
  public static List<Path> javaFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<Dependency> dependencies(Element parent) {
    List<Dependency> dependencies = new ArrayList<>();
    for (Element dependencyList : children(parent, "dependencies")) {
      for (Element dependency : children(dependencyList, "dependency")) {
        dependencies.add(
            new Dependency(
                text(dependency, "groupId"),
                text(dependency, "artifactId"),
                text(dependency, "version"),
                text(dependency, "scope")));
      }
    }
    return dependencies;
  }

  private static Element pom(Path folder) throws IOException {
    Path file = folder.resolve("pom.xml");
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    if (found.isEmpty()) {
      return "";
    }
    String text = found.getFirst().getTextContent().strip();
    if (!text.startsWith("${") || text.startsWith("${project.")) {
      return text;
    }
    Element project = parent.getOwnerDocument().getDocumentElement();
    List<Element> properties = children(project, "properties");
    String property = text.substring(2, text.length() - 1);
    return properties.isEmpty()
        ? text
        : child(properties.getFirst(), property).getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no <" + name + "> in <" + parent.getTagName() + ">");
    }
    return found.getFirst();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
