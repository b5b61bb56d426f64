package org.wwep.emulator.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The variables by which Kubernetes tells every container of the services beside it: those of a
 * service {@code wwep} begin as ours do, and {@code WWEP_PORT=tcp://10.0.0.1:27708} is no option.
 *
 * <p><b>Source</b>: Kubernetes' documentation of services, "Environment variables".
 */
final class ServiceLinks {
  private static final Pattern NAME =
      Pattern.compile(
          ".*_SERVICE_HOST|.*_SERVICE_PORT(_[A-Z0-9_]+)?"
              + "|.*_PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");

  private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.+");

  private ServiceLinks() {}

  /** Returns the variables that tell of no service. */
  static Map<String, String> without(Map<String, String> environment) {
    Map<String, String> others = new HashMap<>(environment);
    others.entrySet().removeIf(variable -> isLink(variable.getKey(), variable.getValue()));
    return others;
  }

  private static boolean isLink(String name, String value) {
    return NAME.matcher(name).matches()
        || (name.endsWith("_PORT") && ADDRESS.matcher(value).matches());
  }
}
