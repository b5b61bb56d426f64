package org.wwep.device;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Effect.LinkEffect;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.LinkKind;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.machine.ServerAddress;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.hal.Board;
import org.wwep.hal.Debounce;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.protocol.DeviceId;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * The course's client firmware on one button and one LED: each press flips the LED and writes it to
 * the server's register, and the reply is checked.
 *
 * <p><b>Shape</b>: two tasks, one for the button and one for the link, around a pure state machine.
 * The board, the stack and the operating system stay the caller's to close.
 *
 * <p><b>Errors</b>: whatever goes wrong is told to the trace; nothing is thrown at the caller.
 *
 * <p><b>Source</b>: WICED Wi-Fi course, chapter 6, exercises 01 (write) and 02 (check the reply).
 *
 * <p>Owned by the thread that made it.
 */
public final class ClientDevice implements Firmware {
  private static final Duration END = Duration.ofSeconds(1);

  private final Rtos rtos;
  private final Board board;
  private final NetworkStack net;
  private final DeviceConfig config;
  private final PacketPools pools;
  private final DeviceId id;
  private final Dispatcher dispatcher;
  private final ButtonTask buttonTask;
  private final Task button;
  private volatile @Nullable LinkTask link;
  private @Nullable Task linking;

  /** Puts the firmware on a board, without power yet; the device's packets are its own. */
  public ClientDevice(Board board, Rtos rtos, NetworkStack net, DeviceConfig config, Trace trace) {
    this(board, rtos, net, config, trace, new PacketPools(config.settings().pools(), rtos));
  }

  /** Puts the firmware on a board whose packets other firmware uses as well. */
  public ClientDevice(
      Board board,
      Rtos rtos,
      NetworkStack net,
      DeviceConfig config,
      Trace trace,
      PacketPools pools) {
    this(board, rtos, net, config, trace, pools, ClientMachine::new);
  }

  /**
   * Puts firmware on a board that decides in another way.
   *
   * @param machine makes what decides
   */
  public ClientDevice(
      Board board,
      Rtos rtos,
      NetworkStack net,
      DeviceConfig config,
      Trace trace,
      PacketPools pools,
      Function<MachineConfig, Machine> machine) {
    this.pools = pools;
    this.rtos = rtos;
    this.board = board;
    this.net = net;
    this.config = config;
    DeviceId configured = config.settings().id();
    this.id = configured == null ? Identity.of(board.mac()) : configured;
    MachineConfig decidesBy = machineConfig(config, id);
    this.dispatcher =
        new Dispatcher(
            rtos, machine.apply(decidesBy), decidesBy, board.led(config.parts().led()), trace);
    this.buttonTask =
        new ButtonTask(
            rtos,
            board.button(config.parts().button()),
            new Debounce(config.settings().debounce()),
            dispatcher,
            this::post);
    this.button = buttonTask.start();
  }

  private static MachineConfig machineConfig(DeviceConfig config, DeviceId id) {
    InetAddress address = config.server().address();
    return new MachineConfig(
        id,
        config.parts().register(),
        config.settings().retry().attempts(),
        LinkKind.list(config.links().stream().map(link -> link.layer().secures()).toList()),
        address == null ? new ServerAddress.Unresolved() : new ServerAddress.Resolved(address),
        config.server().fallback());
  }

  /** Returns the ID the device goes by. */
  public DeviceId id() {
    return id;
  }

  /** Gives the device power: it joins, resolves, and waits for presses. */
  @Override
  public void powerOn() throws InterruptedException {
    if (linking != null) {
      return;
    }
    LinkTask fresh = new LinkTask(rtos, net, config, dispatcher, pools);
    link = fresh;
    dispatcher.onLink(fresh);
    linking = fresh.start();
    dispatcher
        .dispatch(
            new Event.PoweredOn(rtos.now()),
            new TraceEvent.Booted(rtos.now(), id, board.mac(), board.description()))
        .ifPresent(fresh::post);
  }

  /** Takes the power away: the LED goes dark, what was queued is lost, as on a real board. */
  @Override
  public void powerOff() throws InterruptedException {
    Task running = linking;
    if (running == null) {
      return;
    }
    dispatcher.dispatch(new Event.PoweredOff(rtos.now()));
    running.cancel();
    running.join(END);
    linking = null;
    link = null;
  }

  /**
   * Waits until every press made before this call is acknowledged or given up.
   *
   * @return whether that was so within the timeout
   */
  @Override
  public boolean drain(Duration timeout) throws InterruptedException {
    return drained(timeout, true);
  }

  @Override
  public boolean finish(Duration timeout) throws InterruptedException {
    return drained(timeout, false);
  }

  private boolean drained(Duration timeout, boolean patient) throws InterruptedException {
    Mailbox<Boolean> done = rtos.mailbox();
    buttonTask.drain(new Dispatcher.Drain(done, patient));
    return done.take(timeout).orElse(false);
  }

  /** Returns how the device stands. */
  public DeviceSummary summary() throws InterruptedException {
    return dispatcher.summary(pools.snapshot());
  }

  @Override
  public Optional<DeviceSummary> report() throws InterruptedException {
    return Optional.of(summary());
  }

  /** Ends the firmware: power off, tasks ended. An interrupt cuts the waiting short. */
  @Override
  public void close() {
    try {
      powerOff();
      button.cancel();
      button.join(END);
    } catch (InterruptedException _) {
      button.cancel();
      Thread.currentThread().interrupt();
    }
  }

  private void post(LinkEffect effect) {
    LinkTask powered = link;
    if (powered != null) {
      powered.post(effect);
    }
  }
}
