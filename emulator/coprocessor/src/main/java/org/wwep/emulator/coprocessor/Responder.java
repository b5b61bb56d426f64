package org.wwep.emulator.coprocessor;

import org.wwep.emulator.coprocessor.channel.Channel;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * Answers one command, once, from any task; one that wants no answer gets none.
 *
 * @param command what is answered
 * @param end where the answer goes
 * @param workers who does what takes long
 */
record Responder(Frame command, Channel.End end, CoprocessorTasks workers)
    implements CommandHandler.ReplySink {
  @Override
  public void done(PayloadWriter response) {
    if (command.opcode() != Opcode.CLOSE) {
      end.send(
          new Frame(Frame.Kind.RESPONSE, command.opcode(), command.number(), response.toBytes()));
    }
  }

  @Override
  public void failed(ErrnoException error) {
    done(ErrorCodec.response(error));
  }

  /** Answers that it cannot be read. */
  void malformed(MalformedFrameException why) {
    failed(new ErrnoException(Errno.EINVAL, String.valueOf(why.getMessage()), why));
  }

  @Override
  public void later(String name, CommandHandler.SlowCommand work) {
    workers.startWork(name, () -> run(work));
  }

  private void run(CommandHandler.SlowCommand work) throws InterruptedException {
    try {
      done(work.run());
    } catch (ErrnoException e) {
      failed(e);
    } catch (MalformedFrameException e) {
      malformed(e);
    }
  }
}
