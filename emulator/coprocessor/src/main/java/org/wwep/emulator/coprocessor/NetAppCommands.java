package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wwep.emulator.coprocessor.HttpMessage.HttpReply;
import org.wwep.emulator.coprocessor.MdnsResponder.Offer;
import org.wwep.emulator.coprocessor.ServiceDirectory.Service;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.NetApp;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/** What can be asked of the services that the part runs by itself. */
final class NetAppCommands implements CommandHandler {
  private static final int MOST_TEXTS = 16;

  private final WebServer webServer;
  private final WebContent webContent;
  private final MdnsResponder mdnsResponder;
  private final AccessPointRadio accessPoint;

  NetAppCommands(
      WebServer webServer,
      WebContent webContent,
      MdnsResponder mdnsResponder,
      AccessPointRadio accessPoint) {
    this.webServer = webServer;
    this.webContent = webContent;
    this.mdnsResponder = mdnsResponder;
    this.accessPoint = accessPoint;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException {
    switch (command.opcode()) {
      case APP_START -> {
        NetApp app = NetApp.of(asked.number());
        replySink.later("nwp netapp", () -> start(app));
      }
      case APP_STOP -> {
        NetApp app = NetApp.of(asked.number());
        replySink.change("nwp netapp", () -> stop(app));
      }
      case HTTP_PORT -> {
        webServer.port(port(asked.number(), 0));
        replySink.done();
      }
      case HTTP_HANDLER -> {
        webContent.firmwareAnswers(asked.flag());
        replySink.done();
      }
      case HTTP_RESPOND -> {
        webContent.answered(
            asked.number(), new HttpReply(status(asked.number()), type(asked), asked.bytes()));
        replySink.done();
      }
      case MDNS_REGISTER -> {
        Offer offer = new Offer(name(asked), kind(asked), port(asked.number(), 1), texts(asked));
        replySink.change("nwp mdns", () -> mdnsResponder.register(offer));
      }
      case MDNS_UNREGISTER -> {
        mdnsResponder.unregister(asked.text(), asked.text());
        replySink.done();
      }
      case MDNS_FIND -> {
        String type = kind(asked);
        Duration patience = asked.time();
        replySink.later("nwp mdns", () -> found(mdnsResponder.find(type, patience)));
      }
      default -> throw new MalformedFrameException("no command for services: " + command.opcode());
    }
  }

  private PayloadWriter start(NetApp app) throws ErrnoException, InterruptedException {
    switch (app) {
      case HTTP_SERVER -> webServer.start();
      case DHCP_SERVER -> accessPoint.dhcp(true);
      case MDNS -> mdnsResponder.run(true);
    }
    return ErrorCodec.done()
        .number(app == NetApp.HTTP_SERVER ? webServer.local().map(Endpoint::port).orElse(0) : 0);
  }

  private void stop(NetApp app) throws InterruptedException {
    switch (app) {
      case HTTP_SERVER -> webServer.stop();
      case DHCP_SERVER -> accessPoint.dhcp(false);
      case MDNS -> mdnsResponder.run(false);
    }
  }

  private static PayloadWriter found(List<Service> services) {
    PayloadWriter all = ErrorCodec.done().number(services.size());
    for (Service each : services) {
      all.text(each.name()).address(each.address()).number(each.port()).number(each.text().size());
      new TreeMap<>(each.text()).forEach((name, value) -> all.text(name).text(value));
    }
    return all;
  }

  private static Map<String, String> texts(PayloadReader asked)
      throws MalformedFrameException, ErrnoException {
    int count = asked.number();
    throwUnless(count >= 0 && count <= MOST_TEXTS, "a service tells 0 to 16 texts, was " + count);
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      all.put(asked.text(), asked.text());
    }
    return all;
  }

  private static String name(PayloadReader asked) throws MalformedFrameException, ErrnoException {
    String name = asked.text();
    throwUnless(!name.isBlank() && name.length() <= 63, "a service's name has 1 to 63 characters");
    return name;
  }

  private static String kind(PayloadReader asked) throws MalformedFrameException, ErrnoException {
    String type = asked.text();
    throwUnless(
        type.matches("_[A-Za-z0-9-]{1,15}\\._(tcp|udp)"), "a kind of service is like _http._tcp");
    return type;
  }

  private static int port(int port, int least) throws ErrnoException {
    throwUnless(
        port >= least && port <= 65_535, "a port is %d to 65535, was %d".formatted(least, port));
    return port;
  }

  private static int status(int status) throws ErrnoException {
    throwUnless(status >= 200 && status <= 599, "an HTTP status is 200 to 599, was " + status);
    return status;
  }

  private static String type(PayloadReader asked) throws MalformedFrameException, ErrnoException {
    String type = asked.text();
    throwUnless(type.matches("[A-Za-z0-9.+/;=_ -]{1,100}"), "a type is like text/plain");
    return type;
  }

  private static void throwUnless(boolean right, String words) throws ErrnoException {
    if (!right) {
      throw new ErrnoException(Errno.EINVAL, words);
    }
  }
}
