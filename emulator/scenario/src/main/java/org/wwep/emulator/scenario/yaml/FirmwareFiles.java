package org.wwep.emulator.scenario.yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Position;

/** Reads the names of the files that firmware consists of, and looks whether they are there. */
final class FirmwareFiles {
  private final Problems problems;

  FirmwareFiles(Problems problems) {
    this.problems = problems;
  }

  /** What is looked for. */
  enum Kind {
    SOURCE,
    FOLDER,
    FILE
  }

  /** Returns the files of a key that are there, one or a list. */
  List<Path> of(MappingReader owner, String key, Kind kind) {
    YamlNode yamlNode = owner.tree(key);
    List<Path> files = new ArrayList<>();
    for (YamlNode item :
        switch (yamlNode) {
          case null -> List.<YamlNode>of();
          case YamlNode.Items items -> items.items();
          default -> List.of(yamlNode);
        }) {
      Path file = file(item, kind);
      if (file != null) {
        files.add(file);
      }
    }
    if (yamlNode instanceof YamlNode.Items items && items.items().isEmpty()) {
      owner.problem(yamlNode.at(), "'" + key + "': expected a list, was an empty one");
    }
    return files;
  }

  /** Returns a file beside the scenario, or null if it is a mistake. */
  @Nullable Path file(YamlNode item, Kind kind) {
    Position at = item.at();
    try {
      String text = ValueReaders.text(item);
      Path file = Path.of(at.file()).resolveSibling(text).normalize();
      boolean there = kind == Kind.FOLDER ? Files.isDirectory(file) : Files.isRegularFile(file);
      if (!there) {
        throw new IllegalArgumentException(
            "there is no %s %s; it is looked for beside the scenario"
                .formatted(
                    kind == Kind.FOLDER ? "folder" : "file", QuotedText.of(file.toString())));
      }
      if (kind == Kind.SOURCE && !text.endsWith(".c")) {
        throw new IllegalArgumentException(
            "'" + QuotedText.of(text) + "' is no C source: its name ends in .c");
      }
      return file;
    } catch (IllegalArgumentException e) {
      problems.add(at, "'firmware': " + e.getMessage());
      return null;
    }
  }
}
