package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.wwep.emulator.coprocessor.HttpMessage.HttpReply;
import org.wwep.emulator.coprocessor.HttpMessage.HttpRequest;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * What the part's HTTP server answers: provisioning, then the files under {@value #ROOT} that
 * anybody may read, then what the firmware answers.
 */
final class WebContent implements WebServer.Content {
  /** Where the pages are in the flash. */
  static final String ROOT = "/www";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final WebServer.Content first;
  private final ExclusiveFlash exclusiveFlash;
  private final Rtos rtos;
  private final RadioEvents events;
  private final Map<Integer, Mailbox<HttpReply>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile boolean firmwareAnswers;

  WebContent(
      WebServer.Content first, ExclusiveFlash exclusiveFlash, Rtos rtos, RadioEvents events) {
    this.first = first;
    this.exclusiveFlash = exclusiveFlash;
    this.rtos = rtos;
    this.events = events;
  }

  /** Has the firmware be asked for what is no file, or not. */
  void firmwareAnswers(boolean does) {
    firmwareAnswers = does;
  }

  /** Takes the firmware's answer. */
  void answered(int number, HttpReply reply) throws ErrnoException {
    Mailbox<HttpReply> box = waiting.remove(number);
    if (box == null) {
      throw new ErrnoException(
          Errno.ENOENT, "request %d waits no more for an answer".formatted(number));
    }
    box.post(reply);
  }

  @Override
  public HttpReply serve(HttpRequest request) throws InterruptedException {
    HttpReply provisioning = first.serve(request);
    if (provisioning.status() != 404) {
      return provisioning;
    }
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    Optional<HttpReply> file = reads ? file(request.path()) : Optional.empty();
    if (file.isPresent()) {
      return file.get();
    }
    return firmwareAnswers ? ask(request) : HttpReply.text(404, "there is no such page\n");
  }

  private Optional<HttpReply> file(String path) throws InterruptedException {
    String name = ROOT + (path.equals("/") ? "/index.html" : path);
    try {
      byte[] content = exclusiveFlash.read(name, null);
      return Optional.of(new HttpReply(200, type(name), content));
    } catch (FlashException e) {
      return Optional.empty();
    }
  }

  private static String type(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (end) {
      case "html", "htm" -> "text/html; charset=utf-8";
      case "txt" -> "text/plain; charset=utf-8";
      case "css" -> "text/css";
      case "js" -> "text/javascript";
      case "json" -> "application/json";
      default -> "application/octet-stream";
    };
  }

  private HttpReply ask(HttpRequest request) throws InterruptedException {
    int number = numbers.incrementAndGet();
    Mailbox<HttpReply> box = rtos.mailbox();
    waiting.put(number, box);
    events.tell(
        Opcode.HTTP_REQUEST,
        new PayloadWriter()
            .number(number)
            .text(request.method())
            .text(request.path())
            .bytes(cut(request.body().getBytes(UTF_8))));
    Optional<HttpReply> reply = box.take(PATIENCE);
    waiting.remove(number);
    return reply.orElseGet(() -> HttpReply.text(504, "the firmware did not answer\n"));
  }

  /** What a frame carries has a limit. */
  private static byte[] cut(byte[] body) {
    return body.length <= HttpMessage.LONGEST / 2
        ? body
        : java.util.Arrays.copyOf(body, HttpMessage.LONGEST / 2);
  }
}
