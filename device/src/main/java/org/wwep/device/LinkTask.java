package org.wwep.device;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.wwep.client.ReplyOutcome;
import org.wwep.client.WwepClient;
import org.wwep.device.machine.Effect;
import org.wwep.device.machine.Effect.LinkEffect;
import org.wwep.device.machine.Event;
import org.wwep.device.trace.TraceEvent;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.protocol.WriteRequest;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * Carries out the link effects, which block, and reports how each ended.
 *
 * <p>The task is handed an effect only when the link was idle; what follows a result is done at
 * once, without a hand-over. So it needs a stack only while the link is busy. One lives from power
 * on to power off, and owns its connection.
 */
final class LinkTask implements EventHandler<LinkEffect>, OpenLink {
  private final Rtos rtos;
  private final NetworkStack net;
  private final DeviceConfig config;
  private final Dispatcher dispatcher;
  private final List<WwepClient> clients;
  private final Mailbox<LinkEffect> mailbox;

  /** Those of the server's name, once it is known. */
  private List<InetAddress> addresses = List.of();

  /** The client of the link that the transaction under way takes. */
  private WwepClient client;

  LinkTask(
      Rtos rtos, NetworkStack net, DeviceConfig config, Dispatcher dispatcher, PacketPools pools) {
    this.rtos = rtos;
    this.net = net;
    this.config = config;
    this.dispatcher = dispatcher;
    this.clients =
        List.of(
            config.links().stream().map(link -> client(link, pools)).toArray(WwepClient[]::new));
    this.client = clients.getFirst();
    this.mailbox = rtos.mailbox();
  }

  private WwepClient client(LinkConfig link, PacketPools pools) {
    WwepClient made =
        new WwepClient(net, rtos::now, link.api(), link.layer(), pools, config.settings().timing());
    made.padFrames(link.padded());
    return made;
  }

  /** Starts the task. */
  Task start() {
    return rtos.handle(mailbox, this);
  }

  /** Sets the idle link to work. */
  void post(LinkEffect effect) {
    mailbox.post(effect);
  }

  @Override
  public void close() {
    clients.forEach(WwepClient::close);
  }

  @Override
  public void abort() {
    clients.forEach(WwepClient::abort);
  }

  @Override
  public String name() {
    return "link " + dispatcher.device();
  }

  @Override
  public Duration patience() {
    return Rtos.WAIT_FOREVER;
  }

  @Override
  public boolean mayBlock() {
    return true;
  }

  @Override
  public void take(LinkEffect first) throws InterruptedException {
    Optional<LinkEffect> effect = Optional.of(first);
    while (effect.isPresent()) {
      effect = carryOut(effect.get());
    }
  }

  @Override
  public void silence() {
    // An idle link waits for as long as it takes.
  }

  private Optional<LinkEffect> carryOut(LinkEffect effect) throws InterruptedException {
    return switch (effect) {
      case Effect.Join join -> join(join);
      case Effect.Resolve resolve -> resolve(resolve);
      case Effect.Connect connect -> connect(connect);
      case Effect.Secure secure -> secure(secure);
      case Effect.Send send -> send(send);
      case Effect.AwaitReply await -> awaitReply(await);
      case Effect.BackOff backOff -> backOff(backOff);
    };
  }

  private Optional<LinkEffect> join(Effect.Join effect) throws InterruptedException {
    try {
      net.join(config.settings().resolve());
      return dispatcher.dispatch(new Event.Joined(rtos.now(), effect.generation()));
    } catch (LinkException e) {
      return dispatcher.dispatch(
          new Event.JoinFailed(rtos.now(), effect.generation(), FailureClassifier.classify(e)));
    }
  }

  private Optional<LinkEffect> resolve(Effect.Resolve effect) throws InterruptedException {
    String host = config.server().host();
    try {
      addresses = net.resolveAll(host, config.settings().resolve());
      InetAddress address = addresses.getFirst();
      return dispatcher.dispatch(
          new Event.Resolved(rtos.now(), effect.generation(), address),
          new TraceEvent.ServerResolved(rtos.now(), host, address));
    } catch (LinkException e) {
      return dispatcher.dispatch(
          new Event.ResolveFailed(rtos.now(), effect.generation(), FailureClassifier.classify(e)));
    }
  }

  private Optional<LinkEffect> connect(Effect.Connect effect) throws InterruptedException {
    try {
      int link = effect.press().link(clients.size());
      client = clients.get(link);
      connect(effect.server(), config.links().get(link).port());
      return dispatcher.dispatch(new Event.Connected(rtos.now(), effect.generation()));
    } catch (LinkException e) {
      return failed(effect, e);
    }
  }

  /**
   * A name may have other addresses; one that has taken a connection is tried first from then on.
   */
  private void connect(InetAddress server, int port) throws LinkException, InterruptedException {
    if (addresses.size() == 1 || !addresses.contains(server)) {
      client.connect(new Endpoint(server, port));
      return;
    }
    Endpoint taken =
        client.connect(addresses.stream().map(address -> new Endpoint(address, port)).toList());
    addresses =
        addresses.stream()
            .sorted(Comparator.comparing(address -> !Objects.equals(address, taken.address())))
            .toList();
  }

  private Optional<LinkEffect> secure(Effect.Secure effect) throws InterruptedException {
    try {
      client.secure();
      return dispatcher.dispatch(
          new Event.Secured(rtos.now(), effect.generation()),
          new TraceEvent.LinkSecured(rtos.now(), client.protection().orElse("nothing")));
    } catch (LinkException e) {
      return failed(effect, e);
    }
  }

  private Optional<LinkEffect> send(Effect.Send effect) throws InterruptedException {
    try {
      client.send(effect.frame());
      return dispatcher.dispatch(
          new Event.Sent(rtos.now(), effect.generation()),
          new TraceEvent.MessageSent(rtos.now(), effect.frame()));
    } catch (LinkException e) {
      return failed(effect, e);
    }
  }

  private Optional<LinkEffect> awaitReply(Effect.AwaitReply effect) throws InterruptedException {
    WriteRequest frame = effect.frame();
    try {
      ReplyOutcome outcome = client.awaitReply(frame);
      int generation = effect.generation();
      Event event =
          switch (outcome) {
            case ReplyOutcome.Done _ -> new Event.Acknowledged(rtos.now(), generation);
            case ReplyOutcome.Denied denied ->
                new Event.LinkFailed(rtos.now(), generation, FailureClassifier.classify(denied));
            case ReplyOutcome.WrongEcho echo ->
                new Event.LinkFailed(rtos.now(), generation, FailureClassifier.classify(echo));
            case ReplyOutcome.Garbage garbage ->
                new Event.LinkFailed(rtos.now(), generation, FailureClassifier.classify(garbage));
          };
      return dispatcher.dispatch(
          event, new TraceEvent.ResponseReceived(rtos.now(), outcome.received()));
    } catch (LinkException e) {
      return failed(effect, e);
    }
  }

  private Optional<LinkEffect> backOff(Effect.BackOff effect) throws InterruptedException {
    rtos.sleep(config.settings().retry().delay(effect.attempt(), rtos.random()));
    return dispatcher.dispatch(new Event.BackOffElapsed(rtos.now(), effect.generation()));
  }

  private Optional<LinkEffect> failed(LinkEffect effect, LinkException trouble)
      throws InterruptedException {
    return dispatcher.dispatch(
        new Event.LinkFailed(rtos.now(), effect.generation(), FailureClassifier.classify(trouble)));
  }
}
