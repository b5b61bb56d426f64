package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every parser reads or refuses whatever it gets: the inputs of {@code src/test/corpus}, which
 * Jazzer begins with, too, and what becomes of them by chance.
 */
class FuzzParserTest {
  private static final int INPUTS = Integer.getInteger("wwep.parser.inputs", 300);
  private static final long SEED = Long.getLong("wwep.parser.seed", 18);

  @ParameterizedTest
  @EnumSource
  void whatever_it_gets_is_read_or_refused(FuzzParser parser) throws Exception {
    List<byte[]> corpus = corpus(parser);
    assertThat(corpus).isNotEmpty();
    for (byte[] input : corpus) {
      parser.read(input);
    }
    Random random = new Random(SEED);
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = changed(corpus.get(random.nextInt(corpus.size())), random);
      try {
        parser.read(input);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + SEED + ": " + Arrays.toString(input), e);
      }
    }
    System.out.printf("parser %s: %d inputs%n", parser.folder(), corpus.size() + INPUTS);
  }

  private static List<byte[]> corpus(FuzzParser parser) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/corpus", parser.folder()))) {
      return files
          .sorted()
          .map(
              file -> {
                try {
                  return Files.readAllBytes(file);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  private static byte[] changed(byte[] input, Random random) {
    byte[] bytes = Arrays.copyOf(input, random.nextInt(input.length + 1) + random.nextInt(4));
    if (random.nextInt(3) > 0) {
      bytes = Arrays.copyOf(input, input.length);
    }
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(16), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, length);
        }
      }
    }
    return bytes;
  }
}
