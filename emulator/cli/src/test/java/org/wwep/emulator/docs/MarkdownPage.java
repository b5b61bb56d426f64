package org.wwep.emulator.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown page, as far as the checks need it.
 *
 * @param file where it stands
 * @param fences its fenced blocks
 * @param links its links and pictures
 * @param anchors what a link's fragment may name
 */
record MarkdownPage(Path file, List<CodeBlock> fences, List<Link> links, Set<String> anchors) {
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");
  private static final Pattern COMMENT = Pattern.compile("<!-- *(.*?) *-->");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"]+)\"");

  /** A link and its line. */
  record Link(int line, String target) {}

  /** Reads a page. */
  static MarkdownPage read(Path file) throws IOException {
    return parse(file, Files.readAllLines(file));
  }

  /** Takes the lines of a page apart. */
  static MarkdownPage parse(Path file, List<String> lines) {
    List<CodeBlock> fences = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    Set<String> anchors = new LinkedHashSet<>();
    String comment = "";
    int section = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        int close = i + 1;
        while (close < lines.size() && !lines.get(close).equals("```")) {
          close++;
        }
        if (close == lines.size()) {
          throw new IllegalArgumentException(file + ":" + (i + 1) + ": this block has no end");
        }
        String language = line.substring(3).strip();
        List<String> inside = List.copyOf(lines.subList(i + 1, close));
        fences.add(new CodeBlock(i + 1, section, language, comment, inside));
        comment = "";
        i = close;
        continue;
      }
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        section = i + 1;
        anchors.add(anchor(heading.group(1)));
      }
      Matcher note = COMMENT.matcher(line);
      comment = note.matches() ? note.group(1) : "";
      Matcher link = LINK.matcher(line.replaceAll("`[^`]*`", ""));
      while (link.find()) {
        links.add(new Link(i + 1, link.group(1) == null ? link.group(2) : link.group(1)));
      }
    }
    return new MarkdownPage(file, List.copyOf(fences), List.copyOf(links), anchors);
  }

  /** Makes the fragment of a heading as GitHub does. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
