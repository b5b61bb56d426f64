package org.wwep.emulator.coprocessor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.flash.AccessTokens;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.emulator.coprocessor.flash.FlashFile.Trait;
import org.wwep.emulator.coprocessor.flash.RootCatalogue;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.emulator.coprocessor.flash.SignedUpdate;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/** The secure flash, one task at a time. */
final class ExclusiveFlash {
  private final SecureFlash flash;
  private final Semaphore free;

  @FunctionalInterface
  private interface Use<T> {
    T run() throws FlashException, InterruptedException;
  }

  @FunctionalInterface
  private interface Change {
    void run() throws FlashException, InterruptedException;
  }

  ExclusiveFlash(SecureFlash flash, Rtos rtos) {
    this.flash = flash;
    this.free = rtos.semaphore(1);
  }

  private <T> T alone(Use<T> use) throws FlashException, InterruptedException {
    free.acquire();
    try {
      return use.run();
    } finally {
      free.release();
    }
  }

  private void doAlone(Change change) throws FlashException, InterruptedException {
    alone(
        () -> {
          change.run();
          return true;
        });
  }

  List<FlashFile> files() throws FlashException, InterruptedException {
    return alone(flash::files);
  }

  Optional<FlashFile> file(String name) throws FlashException, InterruptedException {
    return files().stream().filter(file -> file.name().equals(name)).findFirst();
  }

  byte[] use(String name) throws FlashException, InterruptedException {
    return alone(() -> flash.use(name));
  }

  byte[] read(String name, @Nullable String token) throws FlashException, InterruptedException {
    return alone(() -> flash.read(name, token));
  }

  AccessTokens create(String name, byte[] content, Set<Trait> traits)
      throws FlashException, InterruptedException {
    return alone(() -> flash.create(name, content, traits));
  }

  void write(String name, byte[] content, @Nullable String token)
      throws FlashException, InterruptedException {
    doAlone(() -> flash.write(name, content, token));
  }

  void keep(String name, byte[] content) throws FlashException, InterruptedException {
    doAlone(() -> flash.keep(name, content));
  }

  void delete(String name, @Nullable String token) throws FlashException, InterruptedException {
    doAlone(() -> flash.delete(name, token));
  }

  void install(SignedUpdate update) throws FlashException, InterruptedException {
    doAlone(() -> flash.install(update));
  }

  RootCatalogue catalogue() throws FlashException, InterruptedException {
    return alone(flash::catalogue);
  }
}
