package org.wwep.emulator.scenario.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.wwep.emulator.scenario.Position;

/**
 * Builds a {@link YamlNode} from YAML's events, one document, without recursion.
 *
 * <p>Not from the composer's nodes: those are built recursively, so that a file of brackets ends in
 * a stack overflow, and aliases would multiply unseen.
 */
final class YamlNodeBuilder {
  private static final int DEEPEST = 32;
  private static final long LARGEST = 50_000;

  private final CoreSchema schema = new CoreSchema();
  private final Deque<OpenNode> open = new ArrayDeque<>();
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private final String file;
  private Position last;
  private @Nullable YamlNode root;

  private YamlNodeBuilder(String file) {
    this.file = file;
    this.last = new Position(file, 1, 1);
  }

  /** Returns the document, or null if there is none, which is then among the problems. */
  static @Nullable YamlNode build(String file, String text, Problems problems) {
    YamlNodeBuilder builder = new YamlNodeBuilder(file);
    try {
      for (Event event : new Parse(builder.settings(text)).parseString(text)) {
        builder.take(event);
      }
      if (builder.root == null) {
        throw new UnreadableDocumentException(
            new Position(file, 1, 1), "the file is empty: it needs 'version: 1' and 'steps'");
      }
      return builder.root;
    } catch (UnreadableDocumentException e) {
      problems.add(e.at, String.valueOf(e.getMessage()));
    } catch (MarkedYamlEngineException e) {
      problems.add(builder.position(e.getProblemMark().or(e::getContextMark)), YamlErrors.of(e));
    } catch (YamlEngineException e) {
      problems.add(builder.last, "this is not YAML: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      // The library's scanner stumbles over its own digits: backslash, u, and nothing behind it.
      problems.add(
          builder.last, "behind this, an escape like \\u0041 is broken: " + e.getMessage());
    }
    return null;
  }

  private LoadSettings settings(String text) {
    // The library breaks when a buffer ends within a surrogate pair: give it one that holds all.
    return LoadSettings.builder().setSchema(schema).setBufferSize(text.length() + 16).build();
  }

  private void take(Event event) throws UnreadableDocumentException {
    last = position(event.getStartMark());
    switch (event.getEventId()) {
      case Scalar -> value(scalar((ScalarEvent) event), anchor(event));
      case Alias -> value(alias((AliasEvent) event), Optional.empty());
      case SequenceStart, MappingStart -> begin((CollectionStartEvent) event);
      case SequenceEnd, MappingEnd -> {
        OpenNode ended = open.pop();
        value(ended.tree(), ended.anchor);
      }
      case DocumentStart -> {
        if (root != null) {
          throw new UnreadableDocumentException(
              position(event.getStartMark()),
              "a second document begins here: one file is one scenario");
        }
      }
      case DocumentEnd, StreamStart, StreamEnd, Comment -> {}
    }
  }

  private void begin(CollectionStartEvent event) throws UnreadableDocumentException {
    Position at = position(event.getStartMark());
    noTag(event.getTag(), at);
    if (open.size() == DEEPEST) {
      throw new UnreadableDocumentException(
          at, "nested deeper than " + DEEPEST + " levels: a scenario needs fewer");
    }
    OpenNode parent = open.peek();
    if (parent != null && parent.mapping && parent.key == null) {
      throw new UnreadableDocumentException(
          at, "a key is a word, this is a list or a mapping: quote it if it is text");
    }
    open.push(new OpenNode(event.getEventId() == Event.ID.MappingStart, at, event.getAnchor()));
  }

  private YamlNode.Scalar scalar(ScalarEvent event) throws UnreadableDocumentException {
    Position at = position(event.getStartMark());
    noTag(event.getTag(), at);
    return new YamlNode.Scalar(event.getValue(), type(event), at);
  }

  private YamlNode.Type type(ScalarEvent event) {
    if (!event.isPlain()) {
      return YamlNode.Type.TEXT;
    }
    Tag tag = schema.getScalarResolver().resolve(event.getValue(), true);
    return tag.equals(Tag.INT)
        ? YamlNode.Type.INTEGER
        : tag.equals(Tag.FLOAT)
            ? YamlNode.Type.FLOAT
            : tag.equals(Tag.BOOL)
                ? YamlNode.Type.TRUTH
                : tag.equals(Tag.NULL) ? YamlNode.Type.NULL : YamlNode.Type.TEXT;
  }

  private YamlNode alias(AliasEvent event) throws UnreadableDocumentException {
    YamlNode yamlNode = anchors.get(event.getAlias());
    if (yamlNode == null) {
      throw new UnreadableDocumentException(
          position(event.getStartMark()),
          "'*"
              + event.getAlias()
              + "' refers to nothing before it: '&"
              + event.getAlias()
              + "' marks what an alias repeats");
    }
    return yamlNode;
  }

  private void value(YamlNode yamlNode, Optional<Anchor> anchor)
      throws UnreadableDocumentException {
    anchor.ifPresent(name -> anchors.put(name, yamlNode));
    OpenNode parent = open.peek();
    if (parent == null) {
      root = yamlNode;
    } else {
      parent.add(yamlNode);
    }
  }

  private static Optional<Anchor> anchor(Event event) {
    return ((NodeEvent) event).getAnchor();
  }

  private static void noTag(Optional<String> tag, Position at) throws UnreadableDocumentException {
    if (tag.isPresent() && !tag.get().equals("!")) {
      throw new UnreadableDocumentException(
          at, "the tag '" + tag.get() + "' means nothing here: remove it");
    }
  }

  private Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1)).orElse(last);
  }

  /** A list or mapping that has not ended yet. */
  private static final class OpenNode {
    private final boolean mapping;
    private final Position at;
    private final Optional<Anchor> anchor;
    private final List<YamlNode> items = new ArrayList<>();
    private final List<YamlNode.Entry> entries = new ArrayList<>();
    private YamlNode.@Nullable Scalar key;
    private long size;

    OpenNode(boolean mapping, Position at, Optional<Anchor> anchor) {
      this.mapping = mapping;
      this.at = at;
      this.anchor = anchor;
    }

    void add(YamlNode yamlNode) throws UnreadableDocumentException {
      size += yamlNode.size();
      if (size > LARGEST) {
        throw new UnreadableDocumentException(
            yamlNode.at(), "more than " + LARGEST + " values, aliases written out");
      }
      YamlNode.Scalar name = key;
      if (!mapping) {
        items.add(yamlNode);
      } else if (name != null) {
        entries.add(new YamlNode.Entry(name.text(), name.at(), yamlNode));
        key = null;
      } else if (yamlNode instanceof YamlNode.Scalar word) {
        key = word;
      } else {
        throw new UnreadableDocumentException(
            yamlNode.at(), "a key is a word, this is an alias of " + yamlNode.kind());
      }
    }

    YamlNode tree() {
      return mapping ? new YamlNode.Fields(entries, at) : new YamlNode.Items(items, at);
    }
  }

  /** The document cannot be read any further. */
  private static final class UnreadableDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position at;

    UnreadableDocumentException(Position at, String message) {
      super(message);
      this.at = at;
    }
  }
}
