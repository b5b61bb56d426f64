package org.wwep.device;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What makes the simulation possible: firmware reaches the world through the seams alone. */
class FirmwareRulesTest {
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

  private static final ArchRule RULE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.wwep.device..",
              "org.wwep.protocol..",
              "org.wwep.client..",
              "org.wwep.net.stream..",
              "org.wwep.net.packet..")
          .should()
          .accessTargetWhere(describe("touches the JDK's world", FirmwareRulesTest::forbidden));

  @Test
  void firmware_touches_no_jdk_clock_thread_socket_or_random() {
    JavaClasses firmware =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // the contract suites' jar, or in a reactor without packaging their classes
            .withImportOption(place -> !place.contains("contracts"))
            .importPackages(
                "org.wwep.device",
                "org.wwep.protocol",
                "org.wwep.client",
                "org.wwep.net.stream",
                "org.wwep.net.packet");
    RULE.check(firmware);
    assertThat(firmware.contain(LinkTask.class)).isTrue();
  }

  @Test
  void the_rule_sees_each_kind_of_trespass() {
    for (Class<?> trespass :
        Set.of(Sleeps.class, ReadsClock.class, OpensSocket.class, Draws.class, Blocks.class)) {
      JavaClasses imported = new ClassFileImporter().importClasses(trespass);
      assertThat(RULE.evaluate(imported).hasViolation()).as(trespass.getSimpleName()).isTrue();
    }
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

  static final class Sleeps {
    void run() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static final class ReadsClock {
    Instant run() {
      return Clock.systemUTC().instant();
    }
  }

  static final class OpensSocket {
    Socket run() {
      return new Socket();
    }
  }

  static final class Draws {
    int run() {
      return new Random().nextInt();
    }
  }

  static final class Blocks {
    void run(java.util.concurrent.Semaphore semaphore) throws InterruptedException {
      semaphore.acquire();
    }
  }
}
