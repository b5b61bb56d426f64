package org.wwep.emulator.structure;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What makes the simulation possible: firmware reaches the world through the seams alone. */
public final class FirmwareRule {
  private static final Set<String> CLOCKS =
      Set.of("java.time.Clock", "java.util.Date", "java.util.Calendar", "java.util.Timer");
  private static final Set<String> RANDOMNESS =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.UUID");
  private static final Set<String> SOCKETS =
      Set.of(
          "java.net.Socket",
          "java.net.ServerSocket",
          "java.net.DatagramSocket",
          "java.net.URLConnection",
          "java.net.InetSocketAddress");

  private FirmwareRule() {}

  /** Returns the rule for the packages that are firmware, or that firmware is made of. */
  public static ArchRule firmware() {
    return in(
        "org.wwep.device..",
        "org.wwep.protocol..",
        "org.wwep.client..",
        "org.wwep.net.stream..",
        "org.wwep.net.packet..");
  }

  /** No class in these packages uses the JDK's clocks, threads, sockets or randomness. */
  public static ArchRule in(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .accessTargetWhere(describe("touches the JDK's world", FirmwareRule::forbidden));
  }

  private static boolean forbidden(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String type = owner.getName();
    String member = access.getTarget().getName();
    if (type.equals("java.lang.Thread")) {
      // Restoring an interrupt is the one thing that firmware may do to its thread.
      return !member.equals("currentThread") && !member.equals("interrupt");
    }
    return CLOCKS.contains(type)
        || RANDOMNESS.contains(type)
        || SOCKETS.contains(type)
        || type.startsWith("java.nio.channels.")
        || type.startsWith("java.util.concurrent.locks.")
        || owner.isAssignableTo(java.util.concurrent.Executor.class)
        || owner.isAssignableTo(java.util.concurrent.BlockingQueue.class)
        || Set.of(
                "java.util.concurrent.Semaphore",
                "java.util.concurrent.CountDownLatch",
                "java.util.concurrent.CompletableFuture")
            .contains(type)
        || (type.equals("java.lang.System")
            && (member.equals("nanoTime") || member.equals("currentTimeMillis")))
        || (type.equals("java.lang.Object")
            && (member.equals("wait") || member.startsWith("notify")))
        || (type.startsWith("java.time.") && member.equals("now"))
        || (type.equals("java.net.InetAddress")
            && !Set.of("ofLiteral", "getHostAddress", "getAddress").contains(member));
  }
}
