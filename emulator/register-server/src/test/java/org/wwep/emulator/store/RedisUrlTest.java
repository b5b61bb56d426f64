package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "redis://redis_db:6380 redis_db 6380 0 - -",
        "redis://redis_db redis_db 6379 0 - -",
        "redis://:p@ss@localhost:6379/2 localhost 6379 2 - p@ss",
        "redis://me:p:w@h_1 h_1 6379 0 me p:w",
        "redis://:a%2Fb%23%25+@h/ h 6379 0 - a/b#%+",
        "redis://secret@h h 6379 0 - secret",
        "redis://[::1]:7000/1 ::1 7000 1 - -",
      })
  void a_url_as_compose_files_and_password_generators_make_it_is_read(
      String url, String host, int port, int database, String user, String password) {
    RedisURI uri = RedisUrl.parse(url).getFirst();
    assertThat(uri.getHost()).isEqualTo(host);
    assertThat(uri.getPort()).isEqualTo(port);
    assertThat(uri.getDatabase()).isEqualTo(database);
    RedisCredentials credentials =
        ((ImmediateRedisCredentialsProvider) uri.getCredentialsProvider()).resolveCredentialsNow();
    assertThat(credentials.hasUsername() ? credentials.getUsername() : "-").isEqualTo(user);
    assertThat(credentials.hasPassword() ? new String(credentials.getPassword()) : "-")
        .isEqualTo(password);
    assertThat(uri.isSsl()).isFalse();
  }

  @Test
  void two_s_are_tls() {
    assertThat(RedisUrl.parse("rediss://h").getFirst().isSsl()).isTrue();
  }

  @Test
  void servers_of_a_cluster_share_scheme_and_password() {
    List<RedisURI> three = RedisUrl.parse("rediss://:pw@a,b:7000,[::1]:7001/");
    assertThat(three)
        .extracting(uri -> uri.getHost() + " " + uri.getPort() + " " + uri.isSsl())
        .containsExactly("a 6379 true", "b 7000 true", "::1 7001 true");
    assertThat(three)
        .allMatch(
            uri ->
                ((ImmediateRedisCredentialsProvider) uri.getCredentialsProvider())
                    .resolveCredentialsNow()
                    .hasPassword());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "redis://:zz#ss@h | with '#' in it: write %23 there",
        "redis://:zz/ss@h | with '/' in it: write %2F there",
        "redis://:zz?ss@h | with '?' in it: write %3F there",
        "redis://:zz%ss@h | with '%' in it: write %25 there",
        "redis://h,h/1 | a cluster's, which has no databases",
        "redis://h,,h | [,HOST[:PORT]...][/DB]",
        "redis://h, | [,HOST[:PORT]...][/DB]",
        "redis:// | [[USER]:PASSWORD@]HOST[:PORT]",
        "redis://:zz@ | behind the last @ is no HOST",
        "redis://:zz@h:port | behind the last @ is no HOST",
        "redis://h:65536 | 1 to 65535",
        "redis://h/zero | HOST[:PORT]",
        "redis://h?database=zz | HOST[:PORT]",
        "http://h | begins with redis:// or rediss://",
      })
  void what_is_wrong_is_said_without_the_password(String url, String message) {
    assertThatThrownBy(() -> RedisUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("zz");
  }
}
