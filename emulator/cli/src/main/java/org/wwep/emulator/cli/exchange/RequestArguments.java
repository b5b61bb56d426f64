package org.wwep.emulator.cli.exchange;

import java.util.List;
import org.wwep.emulator.cli.option.HostPort;

/**
 * The words of a request, behind a server that may be left out.
 *
 * @param server the server, {@code localhost} if it was left out
 * @param fields the other words
 */
record RequestArguments(HostPort server, List<String> fields) {
  /**
   * Takes the words apart.
   *
   * @param needed how many words there are without the server
   * @param names what they are, for the error
   * @throws IllegalArgumentException if there are too few or too many
   */
  static RequestArguments of(List<String> words, int needed, String names) {
    // An ID is four hex digits, so a first word that is none must be a server.
    boolean server = words.size() > needed || !words.getFirst().matches("[0-9A-Fa-f]{4}");
    List<String> fields = server ? words.subList(1, words.size()) : words;
    if (fields.size() == needed - 1 && words.size() == needed && isNumber(words.getFirst())) {
      // So many words without a server: the first one was to be the ID.
      throw new IllegalArgumentException(
          "'" + words.getFirst() + "' is no device ID: write 4 hexadecimal digits");
    }
    if (fields.size() != needed) {
      throw new IllegalArgumentException(
          "'"
              + String.join(" ", words)
              + "' is not [HOST[:PORT]] "
              + names
              + ": "
              + (fields.size() < needed ? "something is missing" : "there is too much"));
    }
    return new RequestArguments(HostPort.parse(server ? words.getFirst() : "localhost"), fields);
  }

  private static boolean isNumber(String word) {
    return word.matches("(0x)?[0-9A-Fa-f]+");
  }
}
