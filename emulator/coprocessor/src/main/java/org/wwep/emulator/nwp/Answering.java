package org.wwep.emulator.nwp;

import org.wwep.emulator.nwp.channel.Channel;
import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;

/**
 * Answers one command, once, from any task; one that wants no answer gets none.
 *
 * @param command what is answered
 * @param end where the answer goes
 * @param workers who does what takes long
 */
record Answering(Frame command, Channel.End end, Workers workers) implements Service.Answer {
  @Override
  public void done(Payload response) {
    if (command.opcode() != Opcode.CLOSE) {
      end.send(
          new Frame(Frame.Kind.RESPONSE, command.opcode(), command.number(), response.toBytes()));
    }
  }

  @Override
  public void failed(SocketError error) {
    done(Refused.response(error));
  }

  /** Answers that it cannot be read. */
  void malformed(MalformedFrame why) {
    failed(new SocketError(Errno.EINVAL, String.valueOf(why.getMessage()), why));
  }

  @Override
  public void later(String name, Service.Slow work) {
    workers.start(name, () -> run(work));
  }

  private void run(Service.Slow work) throws InterruptedException {
    try {
      done(work.run());
    } catch (SocketError e) {
      failed(e);
    } catch (MalformedFrame e) {
      malformed(e);
    }
  }
}
