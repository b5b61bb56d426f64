package org.wwep.emulator.proxy.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.fault.FaultException;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;

/** Which path and method is which request. */
final class Routes {
  private final Proxies proxies;

  Routes(Proxies proxies) {
    this.proxies = proxies;
  }

  /** Cuts a path into its decoded parts. */
  static List<String> path(String raw) throws Refusal {
    List<String> parts = new ArrayList<>();
    for (String part : raw.split("/")) {
      if (!part.isEmpty()) {
        try {
          parts.add(URLDecoder.decode(part.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException _) {
          throw Refusal.bad("bad request path: '" + part + "' is not encoded well");
        }
      }
    }
    return parts;
  }

  Answer answer(String method, List<String> path, byte[] body) throws Refusal {
    String first = path.isEmpty() ? "" : path.getFirst();
    boolean toxics = path.size() >= 3 && path.get(2).equals("toxics");
    if (first.equals("proxies") && path.size() == 1) {
      return all(method, body);
    }
    if (first.equals("proxies") && path.size() == 2) {
      return one(method, path.get(1), body);
    }
    if (first.equals("proxies") && toxics && path.size() == 3) {
      return toxics(method, path.get(1), body);
    }
    if (first.equals("proxies") && toxics && path.size() == 4) {
      return toxic(method, path.get(1), path.get(3), body);
    }
    if (path.size() == 1 && List.of("populate", "reset", "version").contains(first)) {
      return verb(method, first, body);
    }
    throw Refusal.notFound(
        "not found: /%s; there are /proxies, /populate, /reset and /version"
            .formatted(String.join("/", path)));
  }

  private Answer verb(String method, String verb, byte[] body) throws Refusal {
    return switch (method + " " + verb) {
      case "POST populate" -> populate(body);
      case "POST reset" -> {
        proxies.reset();
        yield Answer.done();
      }
      case "GET version" -> Answer.ok(Map.of("version", ControlApi.VERSION));
      default -> throw wrong(method, verb.equals("version") ? "GET" : "POST");
    };
  }

  private Answer populate(byte[] body) throws Refusal {
    try {
      return Answer.created(Map.of("proxies", proxies.populate(body)));
    } catch (Refusal e) {
      Map<String, Object> fields = new LinkedHashMap<>(ControlApi.fields(e));
      fields.put("proxies", List.of());
      return new Answer(e.status(), Json.write(fields));
    }
  }

  private Answer all(String method, byte[] body) throws Refusal {
    return switch (method) {
      case "GET" -> Answer.ok(proxies.all());
      case "POST" -> Answer.created(proxies.create(Json.object(body), List.of()));
      default -> throw wrong(method, "GET and POST");
    };
  }

  private Answer one(String method, String name, byte[] body) throws Refusal {
    return switch (method) {
      case "GET" -> Answer.ok(proxies.show(name));
      case "POST", "PATCH" -> Answer.ok(proxies.update(name, Json.object(body)));
      case "DELETE" -> {
        proxies.remove(name);
        yield Answer.done();
      }
      default -> throw wrong(method, "GET, POST, PATCH and DELETE");
    };
  }

  private Answer toxics(String method, String name, byte[] body) throws Refusal {
    return switch (method) {
      case "GET" -> Answer.ok(proxies.faults(name).stream().map(FaultFormat::fields).toList());
      case "POST" -> {
        // A proxy that is not there is the first thing to say.
        proxies.show(name);
        yield Answer.ok(FaultFormat.fields(proxies.add(name, spec(Json.object(body)))));
      }
      default -> throw wrong(method, "GET and POST");
    };
  }

  private Answer toxic(String method, String name, String toxic, byte[] body) throws Refusal {
    return switch (method) {
      case "GET" -> Answer.ok(FaultFormat.fields(proxies.fault(name, toxic)));
      case "POST", "PATCH" ->
          Answer.ok(
              FaultFormat.fields(
                  proxies.replace(name, toxic, before -> revised(before, Json.object(body)))));
      case "DELETE" -> {
        proxies.remove(name, toxic);
        yield Answer.done();
      }
      default -> throw wrong(method, "GET, POST, PATCH and DELETE");
    };
  }

  /** Attributes that are left out stay as they are; name, type and stream cannot change. */
  private static FaultSpec revised(FaultSpec before, Map<String, Object> fields) throws Refusal {
    Map<String, Object> all = new LinkedHashMap<>(FaultFormat.fields(before));
    Map<String, Object> attributes = new LinkedHashMap<>(FaultFormat.attributes(before.fault()));
    if (fields.containsKey("attributes")) {
      attributes.putAll(Json.object(fields.get("attributes")));
    }
    all.put("attributes", attributes);
    if (fields.containsKey("toxicity")) {
      all.put("toxicity", fields.get("toxicity"));
    }
    return spec(all);
  }

  private static FaultSpec spec(Map<String, Object> fields) throws Refusal {
    try {
      return FaultFormat.spec(fields);
    } catch (FaultException e) {
      boolean stream = String.valueOf(e.getMessage()).startsWith("stream is");
      boolean type =
          fields.get("type") instanceof String given && !FaultFormat.types().contains(given);
      throw Refusal.bad(
          (stream
                  ? "stream was invalid, can be either upstream or downstream: "
                  : type ? "invalid toxic type: " : "bad request body: ")
              + e.getMessage());
    }
  }

  private static Refusal wrong(String method, String right) {
    return Refusal.notAllowed("method not allowed: " + method + "; there is " + right);
  }
}
