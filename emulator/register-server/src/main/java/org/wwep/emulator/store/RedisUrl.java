package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import java.net.URLDecoder;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.value.Ranges;

/**
 * Reads the URL of a Redis server: {@code redis://[[USER]:PASSWORD@]HOST[:PORT][/DB]}, with {@code
 * rediss} for TLS.
 *
 * <p><b>Shape</b>: the last {@code @} ends the password, and a host may have underscores, as
 * Compose files write both; {@link java.net.URI} finds no host in either.
 *
 * <p><b>Errors</b>: an {@link IllegalArgumentException} of one line, which never repeats what may
 * be part of a password.
 */
final class RedisUrl {
  private static final Pattern PLACE =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:/?#@\\s]+)(?::([0-9]{1,5}))?(?:/([0-9]{0,9}))?");
  private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Map<String, String> ENCODED =
      Map.of("/", "%2F", "?", "%3F", "#", "%23", "%", "%25");

  private RedisUrl() {}

  static RedisURI parse(String url) {
    int scheme = url.indexOf("://");
    boolean tls = url.startsWith("rediss://");
    if (!tls && !url.startsWith("redis://")) {
      throw wrong("begins with redis:// or rediss://");
    }
    String rest = url.substring(scheme + 3);
    int at = rest.lastIndexOf('@');
    String credentials = rest.substring(0, Math.max(at, 0));
    check(credentials);
    RedisURI uri = place(rest.substring(at + 1), at >= 0);
    uri.setSsl(tls);
    if (at >= 0) {
      authenticate(uri, credentials);
    }
    return uri;
  }

  private static RedisURI place(String text, boolean afterCredentials) {
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) {
      throw wrong(
          "is redis://[[USER]:PASSWORD@]HOST[:PORT][/DB]"
              + (afterCredentials ? ", and behind the last @ is no HOST[:PORT][/DB]" : ""));
    }
    String host = place.group(1).replaceAll("[\\[\\]]", "");
    int port = place.group(2) == null ? RedisURI.DEFAULT_REDIS_PORT : number(place.group(2));
    Ranges.within("the port of a Redis server", port, 1, 0xFFFF);
    RedisURI uri = RedisURI.create(host, port);
    String database = place.group(3);
    uri.setDatabase(database == null || database.isEmpty() ? 0 : number(database));
    return uri;
  }

  private static void authenticate(RedisURI uri, String credentials) {
    int colon = credentials.indexOf(':');
    // Without a colon Redis' own tools take it for the password.
    String password = decoded(credentials.substring(colon + 1));
    String user = colon <= 0 ? "" : decoded(credentials.substring(0, colon));
    RedisCredentials both = RedisCredentials.just(user.isEmpty() ? null : user, password);
    ImmediateRedisCredentialsProvider provider = () -> both;
    uri.setCredentialsProvider(provider);
  }

  private static void check(String credentials) {
    for (Map.Entry<String, String> one : ENCODED.entrySet()) {
      boolean bad =
          one.getKey().equals("%")
              ? BAD_PERCENT.matcher(credentials).find()
              : credentials.contains(one.getKey());
      if (bad) {
        throw wrong(
            "has a password or user name with '%s' in it: write %s there"
                .formatted(one.getKey(), one.getValue()));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("the URL of a Redis server " + what);
  }
}
