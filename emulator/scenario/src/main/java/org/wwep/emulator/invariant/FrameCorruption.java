package org.wwep.emulator.invariant;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.sim.net.TrafficEvent;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.net.Endpoint;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.Reply;
import org.wwep.protocol.Request;
import org.wwep.protocol.WriteRequest;
import org.wwep.protocol.server.Transaction;

/**
 * What frames that changed on their way have done to registers, so that no firmware is blamed for
 * it.
 *
 * <p>The protocol has no checksum. A write in the clear that becomes another write is carried out,
 * and all that its client can do is to compare the reply with what it sent. It cannot know of it if
 * the reply is changed back into the expected one, nor can another device whose register was
 * written.
 *
 * <p><b>Shape</b>: made of a whole run. What was sent is taken from the network, and not from the
 * firmware's word; of links over TLS, which see such changes, nothing is known here.
 */
final class FrameCorruption {
  /** A request, behind whatever the one before it left: a line end, or padding. */
  private static final Pattern REQUEST =
      Pattern.compile("[\r\n\0]*(W[0-9A-Fa-f]{10}|R[0-9A-Fa-f]{6})");

  /** What of a connection may be without a request that was answered. */
  private static final int MOST = 1024;

  private record RegisterKey(DeviceId device, int number) {
    static RegisterKey of(Request request) {
      return new RegisterKey(request.device(), request.register());
    }
  }

  private record Source(InetAddress device, String client) {}

  private final Map<Long, Endpoint> clients = new HashMap<>();
  private final Map<Endpoint, StringBuilder> unanswered = new HashMap<>();

  /** What the server last made of each request of each device, by the request as it was sent. */
  private final Map<InetAddress, Map<Request, Reply>> replies = new HashMap<>();

  private final Map<Source, WriteRequest> asked = new HashMap<>();

  /** Registers that a frame wrote last which was sent for another one. */
  private final Set<RegisterKey> hit = new HashSet<>();

  /** Registers whose last acknowledgement is none that the server gave. */
  private final Set<RegisterKey> feigned = new HashSet<>();

  private FrameCorruption() {}

  /**
   * Returns that of a run.
   *
   * @param devices the addresses of the devices, by their names
   */
  static FrameCorruption of(List<TimelineEntry> entries, Map<String, InetAddress> devices) {
    FrameCorruption corruption = new FrameCorruption();
    for (TimelineEntry entry : entries) {
      InetAddress device = devices.get(entry.source());
      switch (entry.what()) {
        case TimelineEvent.NetworkEvent(TrafficEvent traffic) -> corruption.network(traffic);
        case TimelineEvent.ServerEvent(Transaction transaction) -> corruption.answered(transaction);
        case TimelineEvent.DeviceEvent(String client, TraceEvent event) when device != null ->
            corruption.told(device, client, event);
        case TimelineEvent.DeviceEvent _,
            TimelineEvent.CoprocessorEvent _,
            TimelineEvent.BenchEvent _,
            TimelineEvent.PowerEvent _,
            TimelineEvent.FaultEvent _,
            TimelineEvent.FaultHitsEvent _,
            TimelineEvent.GaugeEvent _,
            TimelineEvent.LatencyEvent _,
            TimelineEvent.StepEvent _ -> {}
      }
    }
    return corruption;
  }

  /** Something happened on the network. */
  private void network(TrafficEvent traffic) {
    switch (traffic) {
      case TrafficEvent.Opened(long number, var client, var _) -> {
        clients.put(number, client);
        unanswered.put(client, new StringBuilder());
      }
      case TrafficEvent.Sent(long number, boolean upstream, ByteBuffer bytes) -> {
        Endpoint client = clients.get(number);
        if (upstream && client != null) {
          append(unanswered.computeIfAbsent(client, _ -> new StringBuilder()), bytes);
        }
      }
      case TrafficEvent.Closed _, TrafficEvent.Ruled _ -> {}
    }
  }

  private static void append(StringBuilder text, ByteBuffer bytes) {
    if (text.length() < MOST) {
      text.append(StandardCharsets.ISO_8859_1.decode(bytes.duplicate()));
    }
  }

  /** The server answered. */
  private void answered(Transaction transaction) {
    Request sent = sent(transaction.peer());
    if (sent != null) {
      replies
          .computeIfAbsent(transaction.peer().address(), _ -> new HashMap<>())
          .put(sent, transaction.reply());
    }
    if (transaction.reply() instanceof AckReply reply && transaction.received().startsWith("W")) {
      RegisterKey written = new RegisterKey(reply.device(), reply.register());
      if (sent == null || RegisterKey.of(sent).equals(written)) {
        hit.remove(written);
      } else {
        hit.add(written);
      }
    }
  }

  /** Returns the next request of a connection as it was sent, or null if that was none. */
  private @Nullable Request sent(Endpoint client) {
    StringBuilder text = unanswered.get(client);
    if (text == null) {
      return null;
    }
    Matcher matcher = REQUEST.matcher(text);
    if (!matcher.lookingAt()) {
      return null;
    }
    Request request = Request.parse(matcher.group(1).toUpperCase(Locale.ROOT));
    text.delete(0, matcher.end());
    return request;
  }

  /** The firmware of a device told of something, or it was seen from outside. */
  private void told(InetAddress device, String client, TraceEvent event) {
    Source source = new Source(device, client);
    if (event instanceof TraceEvent.MessageSent sent) {
      asked.put(source, sent.frame());
    } else if (event instanceof TraceEvent.ResponseReceived response) {
      WriteRequest frame = asked.get(source);
      if (frame != null && AckReply.of(frame).frame().equals(response.response())) {
        acknowledged(frame, replies.getOrDefault(device, Map.of()).get(frame));
      }
    }
  }

  private void acknowledged(WriteRequest frame, @Nullable Reply given) {
    if (given == null || given.equals(AckReply.of(frame))) {
      feigned.remove(RegisterKey.of(frame));
    } else {
      feigned.add(RegisterKey.of(frame));
    }
  }

  /** Returns whether nobody but the network decided what a register has. */
  boolean excuses(DeviceId device, int register) {
    RegisterKey about = new RegisterKey(device, register);
    return hit.contains(about) || feigned.contains(about);
  }
}
