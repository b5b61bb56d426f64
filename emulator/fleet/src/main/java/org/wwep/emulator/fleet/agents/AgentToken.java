package org.wwep.emulator.fleet.agents;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the agents of a fleet know each other by; it is proved, and never sent.
 *
 * <p><b>Source</b>: HMAC with SHA-256, RFC 2104.
 */
public final class AgentToken {
  private static final String ALGORITHM = "HmacSHA256";

  /** Of agents that are on one machine, and trust all who are on it. */
  public static final AgentToken NONE = new AgentToken("none");

  private final SecretKeySpec key;

  /** Makes one of a text that all agents have. */
  public AgentToken(String text) {
    this.key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Returns what proves to whoever sent this nonce that one has the token. */
  String proof(String nonce) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Returns whether this is the proof. */
  boolean isProvedBy(String proof, String nonce) {
    return MessageDigest.isEqual(
        proof.getBytes(StandardCharsets.UTF_8), proof(nonce).getBytes(StandardCharsets.UTF_8));
  }
}
