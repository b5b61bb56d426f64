package org.wwep.emulator.cli.terminal;

import java.lang.System.Logger;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd how a service stands; tells nobody where there is none.
 *
 * <p><b>Source.</b> {@code sd_notify(3)}: a datagram to the socket named by {@code NOTIFY_SOCKET};
 * {@code WATCHDOG_USEC} says how often at least. Java has no datagrams on such sockets, so this
 * goes by way of the C library.
 *
 * @param socket the socket's path, {@code @} for an abstract one, or null
 * @param watchdog after how long without a word systemd takes the service for dead, or zero
 */
public record SystemdNotifier(@Nullable String socket, Duration watchdog) {
  private static final Logger LOG = System.getLogger(SystemdNotifier.class.getName());
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int PATH = 2;
  private static final int LONGEST_PATH = 107;

  /** Reads what systemd has put into the environment. */
  public static SystemdNotifier of(Map<String, String> environment) {
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    String self = Long.toString(ProcessHandle.current().pid());
    if (!environment.getOrDefault("WATCHDOG_PID", self).equals(self)) {
      micros = ""; // another process of the unit is watched
    }
    return new SystemdNotifier(
        environment.get("NOTIFY_SOCKET"),
        micros.matches("[0-9]{1,15}")
            ? Duration.ofNanos(Long.parseLong(micros) * 1000)
            : Duration.ZERO);
  }

  /** Returns whether it has to hear from the service again and again. */
  public boolean watches() {
    return socket != null && watchdog.isPositive();
  }

  /** Says that the service does its work now. */
  public void ready(String status) {
    tell("READY=1\nSTATUS=" + status);
  }

  /** Says that the service still does its work. */
  public void alive() {
    tell("WATCHDOG=1");
  }

  /** Says that the service ends. */
  public void stopping() {
    tell("STOPPING=1");
  }

  private void tell(String words) {
    String path = socket;
    if (path == null || path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      send(arena, path, words.getBytes(StandardCharsets.UTF_8));
    } catch (Throwable e) { // what a method handle declares
      LOG.log(Logger.Level.WARNING, "cannot tell {0}: {1}", path, e.toString());
    }
  }

  private static void send(Arena arena, String path, byte[] words) throws Throwable {
    int file = (int) function("socket", "iii=i").invokeExact(AF_UNIX, SOCK_DGRAM, 0);
    if (file < 0) {
      return;
    }
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name[0] == '@') {
      name[0] = 0;
    }
    MemorySegment address = arena.allocate(PATH + name.length, Short.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, PATH, name.length);
    long sent =
        (long)
            function("sendto", "ialiai=l")
                .invokeExact(
                    file,
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, words),
                    (long) words.length,
                    MSG_NOSIGNAL,
                    address,
                    (int) address.byteSize());
    int _ = (int) function("close", "i=i").invokeExact(file);
    if (sent != words.length) {
      LOG.log(Logger.Level.WARNING, "systemd does not listen at {0}", path);
    }
  }

  /** Finds a function of the C library by its name and its signature, {@code "ial=l"}. */
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, String signature) {
    int result = signature.indexOf('=');
    MemoryLayout[] arguments =
        signature
            .chars()
            .limit(result)
            .mapToObj(SystemdNotifier::layout)
            .toArray(MemoryLayout[]::new);
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(layout(signature.charAt(result + 1)), arguments));
  }

  private static MemoryLayout layout(int type) {
    return switch (type) {
      case 'a' -> ValueLayout.ADDRESS;
      case 'l' -> ValueLayout.JAVA_LONG;
      default -> ValueLayout.JAVA_INT;
    };
  }
}
