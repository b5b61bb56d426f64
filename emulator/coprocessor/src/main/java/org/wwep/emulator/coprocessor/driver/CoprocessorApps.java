package org.wwep.emulator.coprocessor.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.NetApp;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.ErrnoException;

/**
 * The services that the part runs by itself: {@code sl_NetApp...}.
 *
 * <p><b>Shape</b>: any task.
 */
public final class CoprocessorApps {
  private final CommandPort port;
  private volatile @Nullable Consumer<Request> handler;

  /**
   * A request to the HTTP server that no file answers; to be answered within 5 s, by any task.
   *
   * @param number what {@link #respond} names it by
   * @param method its method
   * @param path its path
   * @param body what came with it
   */
  public record Request(int number, String method, String path, String body) {}

  /**
   * A service that somebody announced.
   *
   * @param name its name
   * @param address where it is
   * @param port its port
   * @param text what else it tells, by name
   */
  public record FoundService(String name, InetAddress address, int port, Map<String, String> text) {
    /** Copies the text. */
    public FoundService {
      text = Map.copyOf(text);
    }
  }

  CoprocessorApps(CommandPort port) {
    this.port = port;
    port.on(
        Opcode.HTTP_REQUEST,
        event -> {
          Request request =
              new Request(
                  event.number(), event.text(), event.text(), new String(event.bytes(), UTF_8));
          Consumer<Request> takes = handler;
          if (takes != null) {
            takes.accept(request);
          }
        });
  }

  /** Starts a service; returns the HTTP server's port, 0 for any other. */
  public int start(NetApp app) throws ErrnoException, InterruptedException {
    return ResponsePayload.read(
        Opcode.APP_START,
        port.longCall(Opcode.APP_START, new PayloadWriter().number(app.number()), _ -> {}),
        PayloadReader::number);
  }

  /** Stops a service. */
  public void stop(NetApp app) throws ErrnoException, InterruptedException {
    port.longCall(Opcode.APP_STOP, new PayloadWriter().number(app.number()), _ -> {});
  }

  /** Has the HTTP server listen on another port, from its next start on. */
  public void httpPort(int number) throws ErrnoException, InterruptedException {
    port.call(Opcode.HTTP_PORT, new PayloadWriter().number(number));
  }

  /**
   * Takes requests from now on.
   *
   * @param takes takes them on the driver's task, so it does not wait: it posts
   */
  public void onRequest(Consumer<Request> takes) throws ErrnoException, InterruptedException {
    handler = takes;
    port.call(Opcode.HTTP_HANDLER, new PayloadWriter().flag(true));
  }

  /**
   * Answers a request.
   *
   * @param type the kind of the body, such as {@code text/plain}
   */
  public void respond(Request request, int status, String type, byte[] body)
      throws ErrnoException, InterruptedException {
    port.call(
        Opcode.HTTP_RESPOND,
        new PayloadWriter().number(request.number()).number(status).text(type).bytes(body));
  }

  /**
   * Announces a service by multicast DNS, here and on every network to come.
   *
   * @param type its kind, such as {@code _http._tcp}
   */
  public void register(String name, String type, int number, Map<String, String> text)
      throws ErrnoException, InterruptedException {
    PayloadWriter all =
        new PayloadWriter().text(name).text(type).number(number).number(text.size());
    new TreeMap<>(text).forEach((key, value) -> all.text(key).text(value));
    port.longCall(Opcode.MDNS_REGISTER, all, _ -> {});
  }

  /** Takes a service back. */
  public void unregister(String name, String type) throws ErrnoException, InterruptedException {
    port.call(Opcode.MDNS_UNREGISTER, new PayloadWriter().text(name).text(type));
  }

  /** Asks who offers a kind of service on this network; answers may take as long as this. */
  public List<FoundService> find(String type, Duration patience)
      throws ErrnoException, InterruptedException {
    return ResponsePayload.readList(
        Opcode.MDNS_FIND,
        port.longCall(Opcode.MDNS_FIND, new PayloadWriter().text(type).time(patience), _ -> {}),
        CoprocessorApps::service);
  }

  private static FoundService service(PayloadReader read) throws MalformedFrameException {
    String name = read.text();
    InetAddress address = read.address();
    int number = read.number();
    Map<String, String> text = new TreeMap<>();
    for (int left = read.number(); left > 0; left--) {
      text.put(read.text(), read.text());
    }
    return new FoundService(name, address, number, text);
  }
}
