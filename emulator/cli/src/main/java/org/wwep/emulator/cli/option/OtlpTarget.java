package org.wwep.emulator.cli.option;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.wwep.net.TerminalText;

/** Where traces go: into a file, or to a collector. */
public sealed interface OtlpTarget {
  /** What the option is called. */
  String OPTION = "--otlp";

  /**
   * What became of requests.
   *
   * @param taken how many of them are there now
   * @param trouble what went wrong first, one line for a person; or nothing
   */
  record Delivery(int taken, Optional<String> trouble) {}

  /**
   * Adds requests to what is there. One that is refused keeps no other back.
   *
   * @throws InterruptedException if somebody does not want to wait any more
   */
  Delivery add(List<String> requests) throws InterruptedException;

  /** A file of requests, one a line. */
  record TraceFile(Path file) implements OtlpTarget {
    @Override
    public Delivery add(List<String> requests) {
      try {
        Files.write(file, requests, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new Delivery(requests.size(), Optional.empty());
      } catch (NoSuchFileException _) {
        return trouble(file + ": there is no such directory");
      } catch (IOException e) {
        return trouble("%s cannot be written: %s".formatted(file, reason(e)));
      }
    }

    private static Delivery trouble(String what) {
      return new Delivery(0, Optional.of(what + "; choose another place with " + OPTION));
    }

    private String reason(IOException e) {
      String said = String.valueOf(e.getMessage());
      return e instanceof AccessDeniedException
          ? "permission denied"
          : said.replace(file + ": ", "");
    }
  }

  /**
   * Reads what is given to the option.
   *
   * @throws IllegalArgumentException if it is neither, one line for a person
   */
  static OtlpTarget parse(String text) {
    if (text.matches("[^/\\\\:]+:[0-9]{1,5}(/.*)?")) {
      throw new IllegalArgumentException(
          "a collector is http://%1$s or https://%1$s; a file of that name is ./%1$s"
              .formatted(text));
    }
    if (!text.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      return new TraceFile(OptionConverters.path(text));
    }
    try {
      URI uri = URI.create(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
        String path = uri.getPath();
        boolean bare = path.isEmpty() || path.equals("/");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Collector(text, bare ? uri.resolve("/v1/traces" + query) : uri);
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "a collector is http://HOST:4318 or https://..., without a password; else write a file");
  }

  /**
   * A collector, asked by HTTP.
   *
   * @param given as the user wrote it
   * @param uri with the path, which is {@code /v1/traces} unless it was given
   */
  record Collector(String given, URI uri) implements OtlpTarget {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int MOST_SAID = 65_536;
    private static final Pattern REJECTED = Pattern.compile("\"rejectedSpans\"\\s*:\\s*\"?0*[1-9]");

    /** Sends requests, one after the other, until nobody answers any more. */
    @Override
    public Delivery add(List<String> requests) throws InterruptedException {
      int taken = 0;
      Optional<String> first = Optional.empty();
      try (HttpClient client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(LONGEST)
              .build()) {
        try {
          for (String request : requests) {
            Optional<String> refusal = refusal(answer(client, request));
            taken += refusal.isPresent() ? 0 : 1;
            first = first.or(() -> refusal);
          }
        } catch (TimeoutException _) {
          first =
              first.or(
                  () ->
                      trouble("no answer within 10 s: is it a collector that takes OTLP by HTTP?"));
        } catch (ExecutionException e) {
          first =
              first.or(
                  () ->
                      trouble(
                          e.getCause() instanceof ConnectException
                              ? "nobody answers: start a collector that takes OTLP by HTTP there"
                              : "no answer by HTTP: is it a collector that takes OTLP by HTTP?"));
        } finally {
          client.shutdownNow();
        }
      }
      return new Delivery(taken, first);
    }

    private HttpResponse<byte[]> answer(HttpClient client, String request)
        throws InterruptedException, ExecutionException, TimeoutException {
      return client
          .sendAsync(
              HttpRequest.newBuilder(uri)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(request))
                  .build(),
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_SAID))
          .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    private Optional<String> refusal(HttpResponse<byte[]> answer) {
      String said = new String(answer.body(), UTF_8).strip();
      if (answer.statusCode() != OK) {
        return trouble("refused with " + answer.statusCode() + (said.isEmpty() ? "" : ": " + said));
      }
      // Some spans may be refused all the same: {"partialSuccess": {"rejectedSpans": "3", ...}}.
      return REJECTED.matcher(said).find()
          ? trouble("some spans were refused: " + said)
          : Optional.empty();
    }

    private Optional<String> trouble(String what) {
      return Optional.of(
          "the traces are not at "
              + given
              + ": "
              + TerminalText.of(what)
              + "; or write them to a file, --otlp FILE");
    }
  }
}
