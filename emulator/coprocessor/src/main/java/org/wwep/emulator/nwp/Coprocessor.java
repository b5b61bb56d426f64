package org.wwep.emulator.nwp;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.wwep.emulator.nwp.channel.Channel;
import org.wwep.emulator.nwp.channel.ChannelClosed;
import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.emulator.nwp.channel.Role;
import org.wwep.emulator.nwp.flash.SecureFlash;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketError;
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

  private final NwpConfig config;
  private final Channel.End end;
  private final Workers workers;
  private final SocketApi sockets;
  private final Quota quota;
  private final Service onCredentials;
  private final Service onFiles;
  private final Service onRadio;
  private final SocketCommands onSockets;
  private final Radio radio;
  private volatile boolean stopped;

  /**
   * Gives a coprocessor power.
   *
   * @param rtos its operating system
   * @param wireless the network its radio reaches
   * @param sockets its sockets over that stack, with TLS
   * @param flash its files
   * @param end its end of the channel
   * @param inRange whether the networks are in range
   */
  Coprocessor(
      Rtos rtos,
      Wireless wireless,
      Supplier<SocketApi> sockets,
      SecureFlash flash,
      Channel.End end,
      NwpConfig config,
      boolean inRange) {
    this.config = config;
    this.end = end;
    this.workers = new Workers(rtos);
    this.sockets = sockets.get();
    this.quota = new Quota(config);
    Watches watches =
        new Watches(workers, this.sockets, fd -> tell(Opcode.READY, new Payload().number(fd)));
    Storage storage = new Storage(flash, rtos);
    InterfaceSetup setup = new InterfaceSetup(config, storage, rtos);
    Policy policy = new Policy(storage);
    this.radio = new Radio(config, wireless, setup, policy, workers, this::tell, inRange);
    this.onRadio = new RadioCommands(config, radio, setup, policy, rtos);
    this.onSockets = new SocketCommands(this.sockets, quota, watches, radio);
    this.onCredentials = new CredentialCommands(this.sockets.credentials(), storage);
    this.onFiles = new FileCommands(storage);
    workers.start("nwp commands", this::work);
  }

  /** Counts the sockets in use. */
  public int openSockets() {
    return quota.inUse();
  }

  /** Has the networks be in range or not, from now on. */
  void inRange(boolean is) {
    radio.inRange(is);
  }

  /** Returns how it is, a line each, for its page; no key, no token, no file's content. */
  Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    if (stopped) {
      state.put("device", "stopped");
    }
    radio.state(state);
    state.put("sockets", "%d of %d in use".formatted(quota.inUse(), config.sockets()));
    state.put("secure sockets", "%d at most".formatted(config.secureSockets()));
    return state;
  }

  private void tell(Opcode event, Payload payload) {
    end.send(new Frame(Frame.Kind.EVENT, event, 0, payload.toBytes()));
  }

  private void work() throws InterruptedException {
    try {
      radio.start();
      while (true) {
        for (Frame frame : end.receive()) {
          pace(frame.payload().length() + Frame.OVERHEAD, config.command());
          take(frame);
        }
      }
    } catch (ChannelClosed e) {
      LOG.log(DEBUG, "the firmware is gone: {0}", e.getMessage());
      sockets.close();
    } catch (MalformedFrame e) {
      LOG.log(WARNING, "the coprocessor stops, the channel brings no frames: {0}", e.getMessage());
      sockets.close();
      end.hangUp();
    }
  }

  /** Lets the time pass that bytes take on the channel. */
  private void pace(int bytes, Duration besides) throws InterruptedException {
    long speed = config.bytesPerSecond();
    Duration takes = speed == 0 ? besides : besides.plusNanos(bytes * (1_000_000_000L / speed));
    if (takes.isPositive()) {
      workers.rtos().sleep(takes);
    }
  }

  private void take(Frame command) throws InterruptedException {
    Answering answer = new Answering(command, end, workers);
    try {
      service(command).carryOut(command, command.payload(), answer);
    } catch (SocketError e) {
      answer.failed(e);
    } catch (MalformedFrame e) {
      answer.malformed(e);
    }
  }

  private Service service(Frame command) throws MalformedFrame, SocketError {
    if (command.kind() != Frame.Kind.COMMAND) {
      throw new MalformedFrame("a command was expected, came " + command);
    }
    if (stopped && command.opcode() != Opcode.DEVICE_START) {
      throw new SocketError(Errno.ENODEV, "the coprocessor is stopped: start it");
    }
    return switch (command.opcode()) {
      case DEVICE_GET -> (_, _, answer) -> answer.done(about());
      case DEVICE_START -> (_, _, answer) -> answer.done(started());
      case DEVICE_STOP -> (_, _, answer) -> answer.done(stop());
      case WLAN_SCAN, WLAN_CONNECT, WLAN_DISCONNECT, NETCFG_GET, NETCFG_SET -> onRadio;
      case RESOLVE,
          SOCKET,
          BIND,
          LISTEN,
          ACCEPT,
          CONNECT,
          SEND,
          RECV,
          POLL,
          SHUTDOWN,
          CLOSE,
          SETSOCKOPT,
          GETSOCKOPT,
          SOCKNAME ->
          onSockets;
      case CREDENTIAL_ADD, CREDENTIAL_FILE, CREDENTIAL_DELETE -> onCredentials;
      case FILE_LIST, FILE_READ, FILE_WRITE, FILE_DELETE -> onFiles;
      case READY, WLAN_CONNECTED, WLAN_DISCONNECTED, IP_ACQUIRED, IP_LOST ->
          throw new MalformedFrame("an event is no command: " + command.opcode());
    };
  }

  private Payload started() throws SocketError, InterruptedException {
    if (!stopped) {
      throw new SocketError(Errno.EALREADY, "the coprocessor runs already: stop it first");
    }
    stopped = false;
    radio.start();
    return radio.addresses(Refused.done().number(Role.STATION.number()));
  }

  private Payload stop() {
    stopped = true;
    radio.stop();
    onSockets.closeAll();
    return Refused.done();
  }

  private Payload about() {
    return Refused.done()
        .number(config.sockets())
        .number(config.secureSockets())
        .number(quota.inUse());
  }

  /** Takes its power: whatever it does ends where it is, and the firmware's driver is told. */
  @Override
  public void close() {
    end.hangUp();
    try {
      workers.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sockets.close();
  }
}
