package org.wwep.emulator.external;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NameNotResolvedException.Reason;
import org.wwep.net.NetworkStack;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What a board that asks for names is answered: those of the server lead to the bench, there are no
 * others, and the faults of the device's network act on every question.
 *
 * <p><b>Shape</b>: any task; an answer takes as long as a fault makes it. Answers live for 0
 * seconds, so that a board asks again. <b>Source</b>: RFC 1035, RFC 2308 (no such name), RFC 6891
 * (EDNS).
 */
final class NameRecords {
  /** How long a question is kept at most, for a fault that lets it wait. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int PAYLOAD = 1232; // fits into any Ethernet frame
  private static final long LIFE = 0;

  /** The upper bits of the code BADVERS, which stand in the record of EDNS. */
  private static final int EXTENDED = 1;

  private final InetAddress address;
  private final Set<String> names = new TreeSet<>();
  private final NetworkStack net;
  private final Listener listener;

  /** Is told of questions and answers. */
  interface Listener {
    /** Somebody asks. */
    void asked(String name, String type);

    /** Somebody is answered. */
    void answered(String name, String type, String answer);
  }

  /**
   * Makes them.
   *
   * @param address the bench's own
   * @param names what leads to it
   * @param net the network whose look-ups have the faults
   */
  NameRecords(InetAddress address, Set<String> names, NetworkStack net, Listener listener) {
    this.address = address;
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    this.net = net;
    this.listener = listener;
  }

  /** Returns the answer to a message, on the wire; nothing if it gets none. */
  Optional<byte[]> answer(byte[] wire) throws InterruptedException {
    Message query;
    try {
      query = new Message(wire);
    } catch (Exception _) {
      // Whatever the bytes are: what can be read of them is the number, and that they ask.
      return unreadable(wire);
    }
    if (query.getHeader().getFlag(Flags.QR)) {
      return Optional.empty();
    }
    Message reply = reply(query);
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      return sent(reply, Rcode.NOTIMP);
    }
    if (query.getSection(Section.QUESTION).size() != 1) {
      return sent(reply, Rcode.FORMERR);
    }
    OPTRecord edns = query.getOPT();
    if (edns != null) {
      boolean known = edns.getVersion() == 0;
      reply.addRecord(new OPTRecord(PAYLOAD, known ? 0 : EXTENDED, 0), Section.ADDITIONAL);
      if (!known) {
        return sent(reply, Rcode.NOERROR); // the rest of BADVERS, 16, is in the record
      }
    }
    Record question = query.getQuestion();
    boolean transfer = question.getType() == Type.AXFR || question.getType() == Type.IXFR;
    return transfer || (question.getDClass() != DClass.IN && question.getDClass() != DClass.ANY)
        ? sent(reply, Rcode.REFUSED)
        : asked(reply, question);
  }

  private Optional<byte[]> asked(Message reply, Record question) throws InterruptedException {
    String name = question.getName().toString(true);
    String type = Type.string(question.getType());
    listener.asked(name, type);
    InetAddress found;
    int code = Rcode.NOERROR;
    try {
      // The own address needs no looking up: what else becomes of it is a fault.
      found = net.resolve(address.getHostAddress(), PATIENCE);
      if (found.equals(address) && !names.contains(name.toLowerCase(Locale.ROOT))) {
        code = Rcode.NXDOMAIN;
      }
    } catch (NameNotResolvedException e) {
      if (e.reason() == Reason.NO_ANSWER) {
        return Optional.empty();
      }
      found = address;
      code = e.reason() == Reason.SERVER_FAILED ? Rcode.SERVFAIL : Rcode.NXDOMAIN;
    }
    boolean fits =
        code == Rcode.NOERROR
            && (question.getType() == Type.ANY
                || question.getType() == (found instanceof Inet4Address ? Type.A : Type.AAAA));
    if (fits) {
      reply.addRecord(record(question.getName(), found), Section.ANSWER);
    } else if (code != Rcode.SERVFAIL) {
      reply.addRecord(authority(question.getName()), Section.AUTHORITY);
    }
    listener.answered(
        name,
        type,
        fits
            ? found.getHostAddress()
            : code == Rcode.NOERROR ? "no such record" : Rcode.string(code));
    return sent(reply, code);
  }

  private static Record record(Name name, InetAddress address) {
    return address instanceof Inet4Address
        ? new ARecord(name, DClass.IN, LIFE, address)
        : new AAAARecord(name, DClass.IN, LIFE, address);
  }

  /** Says whose answer it is that there is nothing, and for how long that holds. */
  private static Record authority(Name name) {
    return new SOARecord(name, DClass.IN, LIFE, name, name, 1, 1, 1, 1, LIFE);
  }

  private static Message reply(Message query) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setOpcode(query.getHeader().getOpcode());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.AA);
    if (query.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    query.getSection(Section.QUESTION).forEach(each -> reply.addRecord(each, Section.QUESTION));
    return reply;
  }

  private static Optional<byte[]> sent(Message reply, int code) {
    reply.getHeader().setRcode(code);
    return Optional.of(reply.toWire());
  }

  private static Optional<byte[]> unreadable(byte[] wire) {
    if (wire.length < 12 || wire[2] < 0) { // a header, and no answer
      return Optional.empty();
    }
    Message reply = new Message(((wire[0] & 0xFF) << 8) | (wire[1] & 0xFF));
    reply.getHeader().setFlag(Flags.QR);
    return sent(reply, Rcode.FORMERR);
  }
}
