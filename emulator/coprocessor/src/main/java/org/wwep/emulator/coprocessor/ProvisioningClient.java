package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.ProvisioningResult;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpSocket;

/**
 * The phone's side of provisioning: gives a device that has its access point open a network.
 *
 * <p><b>Shape</b>: one task; a connection for each request. The stack stays its owner's.
 *
 * <p><b>Errors</b>: what the device refuses is a {@link ProvisioningException}.
 */
public final class ProvisioningClient {
  private static final int LONGEST = 16_384;
  private static final int MOST_WORDS = 200;

  private final NetworkStack net;
  private final List<Endpoint> devices;
  private final Duration timeout;

  /** Makes one for a device with one address. */
  public ProvisioningClient(NetworkStack net, Endpoint device, Duration timeout) {
    this(net, List.of(device), timeout);
  }

  /**
   * Makes one.
   *
   * @param net a stack on the device's network
   * @param devices where its HTTP server is, one address or more of its name
   * @param timeout what each step of a request may take
   */
  public ProvisioningClient(NetworkStack net, List<Endpoint> devices, Duration timeout) {
    this.net = net;
    this.devices = List.copyOf(devices);
    this.timeout = timeout;
  }

  /** Gives it a profile. */
  public void add(WlanProfile profile)
      throws LinkException, ProvisioningException, InterruptedException {
    String form =
        "__SL_P_P.A=%s&__SL_P_P.B=%d&__SL_P_P.C=%s&__SL_P_P.D=%d"
            .formatted(
                encoded(profile.ssid()),
                profile.secured() ? 2 : 0,
                encoded(profile.key()),
                profile.priority());
    request("POST", "/api/1/wlan/profile_add", form);
  }

  /** Has it try the profile; it leaves its own network to do so. */
  public void confirm() throws LinkException, ProvisioningException, InterruptedException {
    request("POST", "/api/1/wlan/confirm_req", "");
  }

  /** Returns how that went, as far as it went. */
  public ProvisioningResult result()
      throws LinkException, ProvisioningException, InterruptedException {
    String body = request("GET", "/param_cfg_result.txt", "").strip();
    try {
      return ProvisioningResult.of(body.matches("\\d{1,3}") ? Integer.parseInt(body) : -1);
    } catch (MalformedFrameException e) {
      throw new ProvisioningException(
          "expected the number of a result from %s, was '%s'"
              .formatted(devices.getFirst(), shown(body)));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private String request(String method, String path, String form)
      throws LinkException, ProvisioningException, InterruptedException {
    byte[] body = form.getBytes(UTF_8);
    try (TcpSocket socket = ConnectAttempts.socket(net, devices, timeout)) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head(method, path, socket.remote(), body.length).getBytes(ISO_8859_1));
      all.writeBytes(body);
      socket.send(all.toByteArray(), timeout);
      return answer(socket);
    }
  }

  private static String head(String method, String path, Endpoint device, int length) {
    return """
        %s %s HTTP/1.1
        Host: %s
        Content-Type: application/x-www-form-urlencoded
        Content-Length: %d
        Connection: close

        """
        .formatted(method, path, device.host(), length)
        .replace("\n", "\r\n");
  }

  private String answer(TcpSocket socket)
      throws LinkException, ProvisioningException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[1024];
    for (int read = 0; read >= 0 && all.size() < LONGEST; ) {
      all.write(piece, 0, read);
      read = socket.receive(piece, 0, piece.length, timeout);
    }
    String text = all.toString(ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || !text.matches("(?s)HTTP/1\\.[01] \\d{3}[ \r].*")) {
      throw new ProvisioningException(
          socket.remote() + " gave no HTTP response: is a device being provisioned there?");
    }
    int status = Integer.parseInt(text.substring(9, 12));
    String body = text.substring(end + 4);
    if (status < 200 || status > 299) {
      throw new ProvisioningException(
          "the device refused with status %d: %s".formatted(status, shown(body)));
    }
    return body;
  }

  /** What a device sent is shown by its printable characters alone. */
  private static String shown(String body) {
    String line = body.strip().replaceAll("[^\\x20-\\x7E]", "?");
    return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "...";
  }
}
