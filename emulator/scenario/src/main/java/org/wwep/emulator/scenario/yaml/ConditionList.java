package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Position;

/**
 * A list of conditions, as {@code always} and {@code sometimes} are: each entry is one condition
 * under its keyword, and may have a name.
 *
 * @param <C> what a condition is read as
 */
final class ConditionList<C> {
  private static final String SEVERAL = "two conditions in one entry, '%s' and '%s': ";

  private final Problems problems;
  private final String key;
  private final String example;
  private final Map<String, Keyword<C>> keywords;

  /** Reads one kind of condition. */
  @FunctionalInterface
  interface ConditionReader<C> {
    @Nullable C read(MappingReader fields);
  }

  /**
   * How a condition is written.
   *
   * @param field the field that a value in place of fields is meant for, or null if there is none
   */
  record Keyword<C>(@Nullable String field, ConditionReader<C> reader) {}

  /**
   * A condition.
   *
   * @param name what the author calls it, or empty
   * @param at where its keyword stands
   * @param item where the entry begins
   */
  record Entry<C>(String name, C condition, Position at, Position item) {}

  /**
   * Reads what stands under a key.
   *
   * @param example an entry, as messages have it
   * @param keywords those that there are, in the order of messages
   */
  ConditionList(Problems problems, String key, String example, Map<String, Keyword<C>> keywords) {
    this.problems = problems;
    this.key = key;
    this.example = example;
    this.keywords = keywords;
  }

  /** Returns the entries of a file; those that cannot be read are told and left out. */
  List<Entry<C>> read(MappingReader top) {
    YamlNode node = top.tree(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlNode.Items list) || list.items().isEmpty()) {
      problems.add(
          node.at(),
          "'" + key + "': expected a list of conditions, " + example + ", was " + node.kind());
      return List.of();
    }
    List<Entry<C>> entries = new ArrayList<>();
    for (YamlNode item : list.items()) {
      Entry<C> entry = entry(item);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private @Nullable Entry<C> entry(YamlNode node) {
    if (!(node instanceof YamlNode.Fields fields)) {
      problems.add(node.at(), key + ": expected a condition, " + example + ", was " + node.kind());
      return null;
    }
    MappingReader named = new MappingReader(problems, key, fields.at(), fields);
    String name = named.value("name", "", ValueReaders::text);
    YamlNode.@Nullable Entry first = null;
    C condition = null;
    for (YamlNode.Entry entry : fields.entries()) {
      Keyword<C> keyword = keywords.get(entry.key());
      if (keyword == null) {
        continue;
      }
      if (first == null) {
        first = entry;
        condition = condition(keyword, entry);
      } else {
        problems.add(
            entry.at(), SEVERAL.formatted(first.key(), entry.key()) + "begin the second with '- '");
      }
    }
    for (String keyword : keywords.keySet()) {
      boolean _ = named.has(keyword);
    }
    named.end();
    if (first == null) {
      problems.add(fields.at(), key + ": an entry needs a condition, such as " + example);
    }
    return condition == null || first == null
        ? null
        : new Entry<>(name, condition, first.at(), fields.at());
  }

  private @Nullable C condition(Keyword<C> keyword, YamlNode.Entry entry) {
    String field = keyword.field();
    YamlNode value = entry.value();
    boolean nothing = value instanceof YamlNode.Scalar s && s.type() == YamlNode.Type.NULL;
    if (field != null && !(value instanceof YamlNode.Fields || nothing)) {
      value =
          new YamlNode.Fields(List.of(new YamlNode.Entry(field, value.at(), value)), value.at());
    }
    MappingReader fields = new MappingReader(problems, key + ": " + entry.key(), entry.at(), value);
    C condition = keyword.reader().read(fields);
    fields.end();
    return condition;
  }
}
