package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wwep.value.Ranges;

/**
 * Reads the URL of a Redis server: {@code redis://[[USER]:PASSWORD@]HOST[:PORT][/DB]}, with {@code
 * rediss} for TLS; or of a cluster, some of whose servers stand there with commas between them.
 *
 * <p><b>Shape</b>: the last {@code @} ends the password, and a host may have underscores, as
 * Compose files write both; {@link java.net.URI} finds no host in either.
 *
 * <p><b>Errors</b>: an {@link IllegalArgumentException} of one line, which never repeats what may
 * be part of a password.
 */
final class RedisUrl {
  private static final Pattern PLACE =
      Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:/?#@,\\s]+)(?::([0-9]{1,5}))?");

  private static final Pattern DATABASE = Pattern.compile("/([0-9]{0,9})$");
  private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Map<String, String> ENCODED =
      Map.of("/", "%2F", "?", "%3F", "#", "%23", "%", "%25");

  private RedisUrl() {}

  /** Returns each server of the URL, one or more. */
  static List<RedisURI> parse(String url) {
    int scheme = url.indexOf("://");
    boolean tls = url.startsWith("rediss://");
    if (!tls && !url.startsWith("redis://")) {
      throw wrong("begins with redis:// or rediss://");
    }
    String rest = url.substring(scheme + 3);
    int at = rest.lastIndexOf('@');
    String credentials = rest.substring(0, Math.max(at, 0));
    check(credentials);
    List<RedisURI> servers = servers(rest.substring(at + 1), at >= 0);
    for (RedisURI uri : servers) {
      uri.setSsl(tls);
      if (at >= 0) {
        authenticate(uri, credentials);
      }
    }
    return servers;
  }

  /** Writes the URL anew, without a password. */
  static String text(List<RedisURI> servers) {
    RedisURI first = servers.getFirst();
    return servers.stream()
        .map(uri -> host(uri) + ":" + uri.getPort())
        .collect(
            Collectors.joining(
                ",",
                first.isSsl() ? "rediss://" : "redis://",
                first.getDatabase() == 0 ? "" : "/" + first.getDatabase()));
  }

  private static String host(RedisURI uri) {
    return uri.getHost().contains(":") ? "[" + uri.getHost() + "]" : uri.getHost();
  }

  private static List<RedisURI> servers(String text, boolean afterCredentials) {
    Matcher slash = DATABASE.matcher(text);
    boolean chosen = slash.find();
    String places = chosen ? text.substring(0, slash.start()) : text;
    int database = chosen && !slash.group(1).isEmpty() ? number(slash.group(1)) : 0;
    List<RedisURI> servers =
        Stream.of(places.split(",", -1)).map(place -> place(place, afterCredentials)).toList();
    if (servers.size() > 1 && database != 0) {
      throw wrong("has several servers, so it is a cluster's, which has no databases: no /DB");
    }
    servers.forEach(uri -> uri.setDatabase(database));
    return servers;
  }

  private static RedisURI place(String text, boolean afterCredentials) {
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) {
      throw wrong(
          "is redis://[[USER]:PASSWORD@]HOST[:PORT][,HOST[:PORT]...][/DB]"
              + (afterCredentials ? ", and behind the last @ is no HOST[:PORT][/DB]" : ""));
    }
    String host = place.group(1).replaceAll("[\\[\\]]", "");
    int port = place.group(2) == null ? RedisURI.DEFAULT_REDIS_PORT : number(place.group(2));
    Ranges.within("the port of a Redis server", port, 1, 0xFFFF);
    return RedisURI.create(host, port);
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
