package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Very many clients of a server, in a process of their own, since each process may open so many
 * files only: each makes one exchange, and then sends the next frames at a byte a second. One
 * thread, and no rest: it writes {@code open} when all have had their first answer, and at the end
 * of its input what has become of them.
 */
public final class SlowClients {
  private static final byte[] FRAME = "R510E00".getBytes(US_ASCII);
  private static final String REPLY = "A510E000001";
  private static final int AT_ONCE = 64;
  private static final long SECOND = 1_000_000_000;

  private final Selector selector = Selector.open();
  private final ByteBuffer in = ByteBuffer.allocate(4096);
  private final List<Client> all = new ArrayList<>();
  private long sent;
  private long answers;
  private long closed;

  /** One of them. */
  private static final class Client {
    final SocketChannel channel;
    int sent;
    int received;

    Client(SocketChannel channel) {
      this.channel = channel;
    }
  }

  private SlowClients() throws IOException {}

  /**
   * Opens them.
   *
   * @param args the server's port, and how many
   */
  public static void main(String... args) throws IOException {
    int count = Integer.parseInt(args[1]);
    SlowClients clients = new SlowClients();
    try {
      clients.open(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])),
          count);
      System.out.println("open " + count);
      clients.drip();
      System.out.println(
          "%d slow clients, %d bytes, %d answers, %d closed by the server"
              .formatted(count, clients.sent, clients.answers, clients.closed));
    } finally {
      clients.close();
    }
  }

  private void open(InetSocketAddress server, int count) throws IOException {
    while (all.size() < count) {
      for (int i = 0; i < AT_ONCE && all.size() < count; i++) {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(ByteBuffer.wrap(FRAME));
        channel.configureBlocking(false);
        Client client = new Client(channel);
        channel.register(selector, SelectionKey.OP_READ, client);
        all.add(client);
      }
      while (answers + closed < all.size()) {
        look(SECOND / 100);
      }
    }
  }

  /** A byte a second from each, until the input ends. */
  private void drip() throws IOException {
    long begin = System.nanoTime();
    long due = 0;
    while (System.in.available() == 0) {
      look(SECOND / 100);
      long now = (System.nanoTime() - begin) * all.size() / SECOND;
      // Who was held up does not make up for it.
      due = Math.max(due, now - all.size());
      for (; due < now; due++) {
        Client client = all.get((int) (due % all.size()));
        if (client.channel.isOpen()) {
          ByteBuffer octet = ByteBuffer.wrap(FRAME, client.sent++ % FRAME.length, 1);
          sent += client.channel.write(octet);
        }
      }
    }
  }

  private void look(long nanos) throws IOException {
    selector.select(Math.max(1, nanos / 1_000_000));
    for (SelectionKey key : selector.selectedKeys()) {
      Client client = (Client) key.attachment();
      in.clear();
      int count = client.channel.read(in);
      if (count < 0) {
        closed++;
        client.channel.close();
      } else {
        received(client, new String(in.array(), 0, count, US_ASCII));
      }
    }
    selector.selectedKeys().clear();
  }

  private void received(Client client, String text) {
    for (int i = 0; i < text.length(); i++) {
      int at = client.received++ % REPLY.length();
      if (text.charAt(i) != REPLY.charAt(at)) {
        throw new IllegalStateException("wrong reply: " + text);
      }
      if (at == REPLY.length() - 1) {
        answers++;
      }
    }
  }

  private void close() throws IOException {
    for (Client client : all) {
      client.channel.close();
    }
    selector.close();
  }
}
