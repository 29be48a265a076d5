package xm.toolstack.migrate.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import xm.toolstack.ToolstackException;

/** Certificates and keys in the files that OpenSSL writes. */
final class PemFiles {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private PemFiles() {}

  /**
   * All certificates of a file, in its order.
   *
   * @throws ToolstackException when there are none
   */
  static X509Certificate[] certificates(String setting, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate[] all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(new X509Certificate[0]);
      if (all.length == 0) {
        throw new ToolstackException(setting + ": " + file + " has no certificate in it.");
      }
      return all;
    } catch (IOException e) {
      throw unreadable(setting, file, e);
    } catch (CertificateException e) {
      throw new ToolstackException(
          setting + ": " + file + " is not a certificate in PEM form: " + e.getMessage() + '.', e);
    }
  }

  /**
   * The private key of a file.
   *
   * @throws ToolstackException when it has none that can be used
   */
  static PrivateKey key(String setting, Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(setting, file, e);
    }
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(0, begin));
    if (begin < 0 || end < 0) {
      throw new ToolstackException(
          setting
              + ": "
              + file
              + " has no key without a password in PKCS #8 form; make one of it with: openssl pkcs8"
              + " -topk8 -nocrypt -in "
              + file
              + " -out NEW");
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    } catch (IllegalArgumentException e) {
      throw new ToolstackException(setting + ": the key in " + file + " is damaged.", e);
    }
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(bytes);
    GeneralSecurityException last = null;
    for (String algorithm : new String[] {"EC", "RSA", "EdDSA"}) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
        last = e; // the encoding names its algorithm, and only that one's factory takes it
      }
    }
    throw new ToolstackException(
        setting + ": the key in " + file + " is damaged, or neither EC, RSA nor Ed25519.", last);
  }

  private static ToolstackException unreadable(String setting, Path file, IOException e) {
    String why = e instanceof NoSuchFileException ? "does not exist" : "cannot be read";
    return new ToolstackException(
        setting
            + ": "
            + file
            + ' '
            + why
            + "; TLS needs a certificate of this host, its key and the authority's certificate, see"
            + " xm-migrate(1).",
        e);
  }
}
