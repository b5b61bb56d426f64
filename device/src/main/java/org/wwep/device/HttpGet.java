package org.wwep.device;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.wwep.net.bsd.SocketConstants.AF_INET;
import static org.wwep.net.bsd.SocketConstants.AF_INET6;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_2;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_3;
import static org.wwep.net.bsd.SocketConstants.PEER_VERIFY_NONE;
import static org.wwep.net.bsd.SocketConstants.SOCK_STREAM;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketOption;

/**
 * Firmware that fetches one page over HTTPS: what a Zephyr application looks like here.
 *
 * <p><b>Shape</b>: look the name up, make a TLS socket, say where its CA is and whose certificate
 * it wants, connect to the first of its addresses that takes it, send, receive to the end, close.
 * Nothing of it knows which stack does the handshake. Owned by one task.
 *
 * <p><b>Errors</b>: {@link ErrnoException}, as the socket calls; the socket is closed on each.
 *
 * <p><b>Source</b>: Zephyr's sample {@code net/sockets/http_get}, which the talk runs on the
 * CC3220.
 */
public final class HttpGet {
  private static final Duration LOOK_UP = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<Errno> NOBODY =
      EnumSet.of(Errno.ECONNREFUSED, Errno.EHOSTUNREACH, Errno.ETIMEDOUT);
  private static final int BUFFER = 1024;
  private static final int MOST = 1 << 20;

  private final SocketApi sockets;
  private final List<Integer> tags;
  private final boolean verify;

  /** How the page is fetched. */
  public enum Protocol {
    /** In the clear. */
    TCP(IPPROTO_TCP),
    /** TLS 1.2. */
    TLS_1_2(IPPROTO_TLS_1_2),
    /** TLS 1.3. */
    TLS_1_3(IPPROTO_TLS_1_3);

    private final int protocol;

    Protocol(int protocol) {
      this.protocol = protocol;
    }
  }

  /**
   * Makes the firmware.
   *
   * @param tag the security tag that the CA is under
   */
  public HttpGet(SocketApi sockets, int tag) {
    this(sockets, List.of(tag), true);
  }

  /**
   * Makes the firmware.
   *
   * @param tags the security tags that the credentials are under
   * @param verify whether the server's certificate is looked at
   */
  public HttpGet(SocketApi sockets, List<Integer> tags, boolean verify) {
    this.sockets = sockets;
    this.tags = List.copyOf(tags);
    this.verify = verify;
  }

  /** Fetches a page, and returns the whole answer with its head. */
  public String fetch(Protocol over, String host, int port, String path)
      throws ErrnoException, InterruptedException {
    byte[] request = "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(path, host).getBytes(US_ASCII);
    ErrnoException failure = null;
    for (Endpoint server : sockets.getaddrinfo(host, port, LOOK_UP)) {
      int family = server.address() instanceof Inet4Address ? AF_INET : AF_INET6;
      int fd = sockets.socket(family, SOCK_STREAM, over.protocol);
      try {
        prepare(fd, over, host);
        ErrnoException nobody = connect(fd, server);
        if (nobody == null) {
          sendAll(fd, request);
          return receiveAll(fd);
        }
        failure = failure == null ? nobody : failure;
      } finally {
        sockets.close(fd);
      }
    }
    throw Objects.requireNonNull(failure);
  }

  private void prepare(int fd, Protocol over, String host)
      throws ErrnoException, InterruptedException {
    if (over != Protocol.TCP) {
      if (!tags.isEmpty()) {
        int[] list = tags.stream().mapToInt(Integer::intValue).toArray();
        sockets.setsockopt(fd, SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(list));
      }
      if (!verify) {
        sockets.setsockopt(fd, SocketOption.TLS_PEER_VERIFY, OptionValue.ints(PEER_VERIFY_NONE));
      }
      sockets.setsockopt(fd, SocketOption.TLS_HOSTNAME, OptionValue.text(host));
    }
    sockets.setsockopt(fd, SocketOption.SO_SNDTIMEO, OptionValue.time(PATIENCE));
    sockets.setsockopt(fd, SocketOption.SO_RCVTIMEO, OptionValue.time(PATIENCE));
  }

  /** Connects, or returns why nobody is at this address of several. */
  private @Nullable ErrnoException connect(int fd, Endpoint server)
      throws ErrnoException, InterruptedException {
    try {
      sockets.connect(fd, server);
      return null;
    } catch (ErrnoException e) {
      if (NOBODY.contains(e.errno())) {
        return e;
      }
      throw e;
    }
  }

  private void sendAll(int fd, byte[] request) throws ErrnoException, InterruptedException {
    for (int sent = 0; sent < request.length; ) {
      sent += sockets.send(fd, request, sent, request.length - sent, 0);
    }
  }

  private String receiveAll(int fd) throws ErrnoException, InterruptedException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int count = sockets.recv(fd, buffer, 0, BUFFER, 0); count > 0; ) {
      answer.write(buffer, 0, count);
      if (answer.size() > MOST) {
        throw new ErrnoException(Errno.ENOMEM, "the page has more than " + MOST + " bytes");
      }
      count = sockets.recv(fd, buffer, 0, BUFFER, 0);
    }
    return answer.toString(UTF_8);
  }
}
