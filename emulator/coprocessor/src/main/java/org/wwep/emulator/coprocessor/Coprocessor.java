package org.wwep.emulator.coprocessor;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.wwep.emulator.coprocessor.channel.Channel;
import org.wwep.emulator.coprocessor.channel.ChannelClosedException;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.SocketApi;
import org.wwep.rtos.Rtos;

/**
 * A network coprocessor with its power on: it takes commands one by one, as they come.
 *
 * <p><b>Shape</b>: an operating system, a stack and a flash of its own; the firmware has the other
 * end of the channel and nothing else. One task takes commands; what takes as long as the network
 * does has a task for itself.
 *
 * <p><b>Errors</b>: a command that fails is answered with its number; a channel that brings no
 * frames ends the power. Stopped, it refuses all but a start with {@link Errno#ENODEV}.
 */
public final class Coprocessor implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Coprocessor.class.getName());

  private final CoprocessorConfig config;
  private final Channel.End end;
  private final CoprocessorTasks coprocessorTasks;
  private final SocketApi sockets;
  private final SocketQuota socketQuota;
  private final CommandRouter commandRouter;
  private final SocketCommands onSockets;
  private final PowerMeter powerMeter;
  private final WirelessSubsystem wirelessSubsystem;
  private volatile boolean stopped;

  /**
   * Gives a coprocessor power.
   *
   * @param rtos its operating system
   * @param radioNetworkStack the network its radio reaches
   * @param sockets its sockets over that stack, with TLS
   * @param flash its files
   * @param end its end of the channel
   * @param surroundings what its radio hears, and who is told of its power
   */
  Coprocessor(
      Rtos rtos,
      RadioNetworkStack radioNetworkStack,
      Supplier<SocketApi> sockets,
      SecureFlash flash,
      Channel.End end,
      CoprocessorConfig config,
      RadioEnvironment surroundings) {
    this.config = config;
    this.end = end;
    this.coprocessorTasks = new CoprocessorTasks(rtos);
    this.sockets = sockets.get();
    this.socketQuota = new SocketQuota(config);
    PollWatchers pollWatchers =
        new PollWatchers(
            coprocessorTasks,
            this.sockets,
            fd -> tell(Opcode.READY, new PayloadWriter().number(fd)));
    ExclusiveFlash exclusiveFlash = new ExclusiveFlash(flash, rtos);
    this.powerMeter = new PowerMeter(config.power(), surroundings.onPower());
    coprocessorTasks.meter(powerMeter);
    this.wirelessSubsystem =
        new WirelessSubsystem(
            config,
            surroundings.medium(),
            surroundings.inRange(),
            radioNetworkStack,
            exclusiveFlash,
            coprocessorTasks,
            powerMeter,
            this::tell);
    Radio radio = wirelessSubsystem.radio();
    this.onSockets = new SocketCommands(this.sockets, socketQuota, pollWatchers, radio);
    this.commandRouter =
        new CommandRouter(
            wirelessSubsystem,
            onSockets,
            new CredentialCommands(this.sockets.credentials(), exclusiveFlash),
            new FileCommands(exclusiveFlash));
    coprocessorTasks.start("nwp commands", this::work);
  }

  /** Counts the sockets in use. */
  public int openSockets() {
    return socketQuota.inUse();
  }

  /** Returns where its HTTP server listens, if it does. */
  Optional<Endpoint> web() {
    return wirelessSubsystem.web();
  }

  /** Returns the network that it has open, if it has. */
  Optional<HotSpot> hotSpot() {
    return Optional.ofNullable(wirelessSubsystem.radio().accessPoint().hotSpot());
  }

  /** Has the networks be in range or not, from now on. */
  void inRange(boolean is) {
    wirelessSubsystem.radio().inRange(is);
  }

  /** Returns how it is, a line each, for its page; no key, no token, no file's content. */
  Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    if (stopped) {
      state.put("device", "stopped");
    }
    wirelessSubsystem.state(state);
    if (config.power() != null) {
      state.put("power mode", powerMeter.mode() + " by policy " + powerMeter.policy());
    }
    state.put("sockets", "%d of %d in use".formatted(socketQuota.inUse(), config.sockets()));
    state.put("secure sockets", "%d at most".formatted(config.secureSockets()));
    return state;
  }

  private void tell(Opcode event, PayloadWriter payloadWriter) {
    end.send(new Frame(Frame.Kind.EVENT, event, 0, payloadWriter.toBytes()));
  }

  private void work() throws InterruptedException {
    try {
      wirelessSubsystem.start();
      while (true) {
        for (Frame frame : end.receive()) {
          powerMeter.wake(coprocessorTasks.rtos());
          pace(frame.payload().length() + Frame.OVERHEAD, config.timing().command());
          take(frame);
          powerMeter.rest(coprocessorTasks);
        }
      }
    } catch (ChannelClosedException e) {
      LOG.log(DEBUG, "the firmware is gone: {0}", e.getMessage());
      sockets.close();
    } catch (MalformedFrameException e) {
      LOG.log(WARNING, "the coprocessor stops, the channel brings no frames: {0}", e.getMessage());
      sockets.close();
      end.hangUp();
    }
  }

  /** Lets the time pass that bytes take on the channel. */
  private void pace(int bytes, Duration besides) throws InterruptedException {
    long speed = config.timing().bytesPerSecond();
    Duration takes = speed == 0 ? besides : besides.plusNanos(bytes * (1_000_000_000L / speed));
    if (takes.isPositive()) {
      coprocessorTasks.rtos().sleep(takes);
    }
  }

  private void take(Frame command) throws InterruptedException {
    Responder answer = new Responder(command, end, coprocessorTasks);
    try {
      service(command).carryOut(command, command.payload(), answer);
    } catch (ErrnoException e) {
      answer.failed(e);
    } catch (MalformedFrameException e) {
      answer.malformed(e);
    }
  }

  private CommandHandler service(Frame command) throws MalformedFrameException, ErrnoException {
    if (command.kind() != Frame.Kind.COMMAND) {
      throw new MalformedFrameException("a command was expected, came " + command);
    }
    if (stopped && command.opcode() != Opcode.DEVICE_START) {
      throw new ErrnoException(Errno.ENODEV, "the coprocessor is stopped: start it");
    }
    return switch (command.opcode()) {
      case DEVICE_GET -> (_, _, replySink) -> replySink.done(about());
      case DEVICE_START -> (_, _, replySink) -> replySink.done(started());
      case DEVICE_STOP -> (_, _, replySink) -> replySink.done(stop());
      default -> commandRouter.handler(command.opcode());
    };
  }

  private PayloadWriter started() throws ErrnoException, InterruptedException {
    if (!stopped) {
      throw new ErrnoException(Errno.EALREADY, "the coprocessor runs already: stop it first");
    }
    stopped = false;
    wirelessSubsystem.start();
    return wirelessSubsystem.radio().started();
  }

  private PayloadWriter stop() {
    stopped = true;
    wirelessSubsystem.stop();
    onSockets.closeAll();
    powerMeter.hibernate();
    return ErrorCodec.done();
  }

  private PayloadWriter about() {
    return ErrorCodec.done()
        .number(config.sockets())
        .number(config.secureSockets())
        .number(socketQuota.inUse());
  }

  /** Takes its power: whatever it does ends where it is, and the firmware's driver is told. */
  @Override
  public void close() {
    end.hangUp();
    try {
      coprocessorTasks.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Before its network goes: a connection is closed, as the system does for a program that ends.
    sockets.close();
    wirelessSubsystem.close();
  }
}
