package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody takes away or damages while it is in use counts on, and that is told. */
class CredentialFileTest {
  private static final Logger LOG = Logger.getLogger(CredentialFile.class.getName());

  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          warnings.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final Path file;
  private int changes;

  CredentialFileTest(@TempDir Path dir) {
    file = dir.resolve("ca.pem");
  }

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(handler);
  }

  private void write(String text) throws Exception {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(++changes * 1000L));
  }

  private static String words(CredentialSource source) throws CredentialException {
    String text = new String(source.bytes(), java.nio.charset.StandardCharsets.US_ASCII);
    if (text.equals("damaged")) {
      throw new CredentialException(source.name() + " is damaged");
    }
    return text;
  }

  @Test
  void what_is_gone_or_damaged_leaves_what_was_in_it_with_one_warning() throws Exception {
    write("first");
    CredentialFile<String> read = CredentialFile.read(file, CredentialFileTest::words);
    assertThat(read.current()).isEqualTo("first");
    Files.delete(file);
    assertThat(List.of(read.current(), read.current())).containsOnly("first");
    assertThat(warnings).singleElement().asString().contains("ca.pem is gone, or may not be read");
    write("second");
    assertThat(read.current()).isEqualTo("second");
    write("damaged");
    assertThat(List.of(read.current(), read.current())).containsOnly("second");
    assertThat(warnings).hasSize(2);
    assertThat(warnings.getLast()).contains("is damaged; what was in it before still counts");
  }
}
