package org.wwep.emulator.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.Timeline;

/** Makes a world for each {@link WwepTest}, and runs the method as its script. */
final class WwepExtension implements ParameterResolver, InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(WwepExtension.class);
  private static final List<Class<?>> TYPES =
      List.of(
          TestBoard.class,
          WorldClock.class,
          DeviceUnderTest.class,
          ServerUnderTest.class,
          Timeline.class,
          World.class,
          VirtualWorld.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TYPES.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return parts(context).get(type);
  }

  private static JunitTestbed parts(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(JunitTestbed.class, _ -> made(context), JunitTestbed.class);
  }

  private static JunitTestbed made(ExtensionContext context) {
    WwepTest test =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), WwepTest.class)
            .orElseThrow(() -> new IllegalStateException("not on a @WwepTest method"));
    return JunitTestbed.make(test, device(test, context.getRequiredTestClass()));
  }

  private static TestDevice device(WwepTest test, Class<?> testClass) {
    boolean external = test.rig() == TestRig.EXTERNAL;
    if (!external && !(test.bench() + test.board()).isEmpty()) {
      throw new ExtensionConfigurationException(
          "'bench' and 'board' are for the rig EXTERNAL: add rig = TestRig.EXTERNAL");
    }
    if (external && (test.c().length > 0 || test.firmware() != CourseClient.class || test.tls())) {
      throw new ExtensionConfigurationException(
          "a board on a bench has its own firmware and TLS: leave 'c', 'firmware' and 'tls' out");
    }
    try {
      return external
          ? TestDevice.onBench(test, testClass.getClassLoader())
          : TestDevice.with(test, image(test));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }

  private static FirmwareImage image(WwepTest test) {
    if (test.c().length == 0) {
      return ReflectionSupport.newInstance(test.firmware());
    }
    try {
      FirmwareSources sources =
          new FirmwareSources(paths(test.c()), paths(test.include()), Map.of());
      return Carriers.installed().image(sources, test.carrier());
    } catch (FirmwareBuildException e) {
      throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Path> paths(String[] names) {
    return Arrays.stream(names).map(Path::of).toList();
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    parts(context).run(invocation);
  }
}
