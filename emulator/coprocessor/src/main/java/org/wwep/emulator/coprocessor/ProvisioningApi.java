package org.wwep.emulator.coprocessor;

import java.util.Map;
import org.wwep.emulator.coprocessor.HttpMessage.HttpReply;
import org.wwep.emulator.coprocessor.HttpMessage.HttpRequest;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.net.TerminalText;
import org.wwep.net.bsd.ErrnoException;

/**
 * The requests by which a phone gives a part its network; any other path is 404 here.
 *
 * <p>They change something only while provisioning runs, and are 403 else.
 *
 * <p><b>Source</b>: the paths and the names of the fields are those that TI's provisioning
 * applications use (SWRU455, 9.4.4 to 9.4.7; SWRA513, chapter 9).
 */
final class ProvisioningApi implements WebServer.Content {
  private static final String WLAN = "/api/1/wlan/";
  private static final String TOKEN = "__SL_P_P.";
  private static final int MOST_NAME = 40;

  /** The last letters of the tokens that a command has. */
  private static final Map<String, String> TOKENS =
      Map.of("profile_add", "ABCD", "policy_set", "EFGQ");

  private final ProvisioningProcess provisioning;
  private final KnownNetworks knownNetworks;

  ProvisioningApi(ProvisioningProcess provisioning, KnownNetworks knownNetworks) {
    this.provisioning = provisioning;
    this.knownNetworks = knownNetworks;
  }

  @Override
  public HttpReply serve(HttpRequest request) throws InterruptedException {
    if (request.path().equals("/param_cfg_result.txt")) {
      return HttpReply.text(200, Integer.toString(provisioning.result().number()));
    }
    boolean known =
        switch (request.path()) {
          case WLAN + "profile_add", WLAN + "confirm_req", WLAN + "policy_set" -> true;
          default -> false;
        };
    if (!known) {
      return HttpReply.text(404, "there is no such page\n");
    }
    if (!request.method().equals("POST")) {
      return HttpReply.text(405, "POST it\n");
    }
    if (!provisioning.isConfiguring()) {
      return HttpReply.text(403, "the device is not being provisioned\n");
    }
    try {
      return post(request.path(), request.form());
    } catch (IllegalArgumentException e) {
      return HttpReply.text(400, e.getMessage() + "\n");
    } catch (ErrnoException e) {
      return HttpReply.text(501, e.getMessage() + "\n");
    }
  }

  private HttpReply post(String path, Map<String, String> form)
      throws ErrnoException, InterruptedException {
    String command = path.substring(WLAN.length());
    checkTokens(form, TOKENS.getOrDefault(command, ""));
    switch (command) {
      case "profile_add" -> provisioning.add(profile(form));
      case "policy_set" ->
          knownNetworks.use(
              new ConnectionPolicy(
                  form.containsKey("__SL_P_P.E"),
                  form.containsKey("__SL_P_P.F"),
                  form.containsKey("__SL_P_P.G"),
                  form.containsKey("__SL_P_P.Q")));
      default -> provisioning.confirm();
    }
    return HttpReply.text(204, "");
  }

  /** What is no token of this command is refused; a browser's own fields are none at all. */
  private static void checkTokens(Map<String, String> form, String letters) {
    for (String name : form.keySet()) {
      if (name.startsWith(TOKEN)
          && (name.length() != TOKEN.length() + 1
              || letters.indexOf(name.charAt(TOKEN.length())) < 0)) {
        throw new IllegalArgumentException(
            "no token %s here: there are %s%s"
                .formatted(TerminalText.of(name, MOST_NAME), TOKEN, letters));
      }
    }
  }

  private static WlanProfile profile(Map<String, String> form) {
    String priority = form.getOrDefault("__SL_P_P.D", "0");
    if (!priority.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("__SL_P_P.D: a priority is 0 to 15");
    }
    String security = form.getOrDefault("__SL_P_P.B", "0");
    if (!security.matches("\\d{1,2}")) {
      throw new IllegalArgumentException("__SL_P_P.B: a security is a number, 0 for open");
    }
    String key = form.getOrDefault("__SL_P_P.C", "");
    if (!security.equals("0") && key.isEmpty()) {
      throw new IllegalArgumentException("__SL_P_P.C: a secured network has a key");
    }
    return new WlanProfile(form.getOrDefault("__SL_P_P.A", ""), key, Integer.parseInt(priority));
  }
}
