package org.wwep.emulator.proxy.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.json.JsonWriter;

/** Which path and method is which request. */
final class Routes {
  private final ProxyCollection proxyCollection;

  Routes(ProxyCollection proxyCollection) {
    this.proxyCollection = proxyCollection;
  }

  /** Cuts a path into its decoded parts. */
  static List<String> path(String raw) throws ApiException {
    List<String> parts = new ArrayList<>();
    for (String part : raw.split("/")) {
      if (!part.isEmpty()) {
        try {
          parts.add(URLDecoder.decode(part.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException _) {
          throw ApiException.bad("bad request path: '" + part + "' is not encoded well");
        }
      }
    }
    return parts;
  }

  ApiResponse answer(String method, List<String> path, byte[] body) throws ApiException {
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
    throw ApiException.notFound(
        "not found: /%s; there are /proxies, /populate, /reset and /version"
            .formatted(String.join("/", path)));
  }

  private ApiResponse verb(String method, String verb, byte[] body) throws ApiException {
    return switch (method + " " + verb) {
      case "POST populate" -> populate(body);
      case "POST reset" -> {
        proxyCollection.reset();
        yield ApiResponse.done();
      }
      case "GET version" -> version();
      default -> throw wrong(method, verb.equals("version") ? "GET" : "POST");
    };
  }

  private static ApiResponse version() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", ControlApi.VERSION);
    fields.put("server", "wwep");
    return ApiResponse.ok(fields);
  }

  private ApiResponse populate(byte[] body) throws ApiException {
    List<Map<String, Object>> made = new ArrayList<>();
    try {
      proxyCollection.populate(body, made::add);
      return ApiResponse.created(Map.of("proxies", made));
    } catch (ApiException e) {
      Map<String, Object> fields = new LinkedHashMap<>(ControlApi.fields(e));
      fields.put("proxies", made);
      return new ApiResponse(e.status(), JsonWriter.write(fields));
    }
  }

  private ApiResponse all(String method, byte[] body) throws ApiException {
    return switch (method) {
      case "GET" -> ApiResponse.ok(proxyCollection.all());
      case "POST" ->
          ApiResponse.created(proxyCollection.create(RequestBody.object(body), List.of()));
      default -> throw wrong(method, "GET and POST");
    };
  }

  private ApiResponse one(String method, String name, byte[] body) throws ApiException {
    return switch (method) {
      case "GET" -> ApiResponse.ok(proxyCollection.show(name));
      case "POST", "PATCH" ->
          ApiResponse.ok(proxyCollection.update(name, RequestBody.object(body)));
      case "DELETE" -> {
        proxyCollection.remove(name);
        yield ApiResponse.done();
      }
      default -> throw wrong(method, "GET, POST, PATCH and DELETE");
    };
  }

  private ApiResponse toxics(String method, String name, byte[] body) throws ApiException {
    return switch (method) {
      case "GET" ->
          ApiResponse.ok(proxyCollection.faults(name).stream().map(FaultFormat::fields).toList());
      case "POST" -> {
        // A proxy that is not there is the first thing to say.
        proxyCollection.show(name);
        yield ApiResponse.ok(
            FaultFormat.fields(
                proxyCollection.add(name, ToxicFields.read(RequestBody.object(body)))));
      }
      default -> throw wrong(method, "GET and POST");
    };
  }

  private ApiResponse toxic(String method, String name, String toxic, byte[] body)
      throws ApiException {
    return switch (method) {
      case "GET" -> ApiResponse.ok(FaultFormat.fields(proxyCollection.fault(name, toxic)));
      case "POST", "PATCH" ->
          ApiResponse.ok(
              FaultFormat.fields(
                  proxyCollection.replace(
                      name, toxic, before -> ToxicFields.over(before, RequestBody.object(body)))));
      case "DELETE" -> {
        proxyCollection.remove(name, toxic);
        yield ApiResponse.done();
      }
      default -> throw wrong(method, "GET, POST, PATCH and DELETE");
    };
  }

  private static ApiException wrong(String method, String right) {
    return ApiException.notAllowed("method not allowed: " + method + "; there is " + right);
  }
}
