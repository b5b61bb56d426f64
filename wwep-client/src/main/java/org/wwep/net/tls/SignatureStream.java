package org.wwep.net.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsStreamSigner;
import org.bouncycastle.tls.crypto.TlsStreamVerifier;

/** One of Java's signatures as a stream of what is signed. */
class SignatureStream extends OutputStream {
  final Signature signature;

  private SignatureStream(Signature signature) {
    this.signature = signature;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      signature.update(bytes, offset, length);
    } catch (SignatureException e) {
      throw failed(e);
    }
  }

  static IOException failed(SignatureException e) {
    return new TlsFatalAlert(AlertDescription.internal_error, "no signature could be made", e);
  }

  final boolean isBy(byte[] signed) {
    try {
      return signature.verify(signed);
    } catch (SignatureException _) {
      // Not even of the right length.
      return false;
    }
  }

  /** Signs. */
  static final class Signer extends SignatureStream implements TlsStreamSigner {
    Signer(Signature signature) {
      super(signature);
    }

    @Override
    public OutputStream getOutputStream() {
      return this;
    }

    @Override
    public byte[] getSignature() throws IOException {
      try {
        return signature.sign();
      } catch (SignatureException e) {
        throw failed(e);
      }
    }
  }

  /** Checks what a peer signed. */
  static final class Verifier extends SignatureStream implements TlsStreamVerifier {
    private final byte[] signed;

    Verifier(Signature signature, byte[] signed) {
      super(signature);
      this.signed = signed;
    }

    @Override
    public OutputStream getOutputStream() {
      return this;
    }

    @Override
    public boolean isVerified() {
      return isBy(signed);
    }
  }

  /** Checks what a peer signed in TLS 1.3. */
  static final class Verifier13 extends SignatureStream implements Tls13Verifier {
    Verifier13(Signature signature) {
      super(signature);
    }

    @Override
    public OutputStream getOutputStream() {
      return this;
    }

    @Override
    public boolean verifySignature(byte[] signed) {
      return isBy(signed);
    }
  }
}
