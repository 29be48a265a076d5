package xm.toolstack.migrate.route;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import xm.toolstack.ToolstackException;
import xm.toolstack.settings.HostSettings;
import xm.toolstack.settings.Setting;

/**
 * This host's certificate and key, and the authorities whose certificates the other end may show:
 * three files in PEM form that xm.conf names. The system's own authorities count for nothing here.
 */
public final class TlsKeys {
  private TlsKeys() {}

  /**
   * Reads the three files.
   *
   * @throws ToolstackException when one is missing or of no use, naming the setting
   */
  public static SSLContext context(HostSettings settings) {
    X509Certificate[] own =
        PemFiles.certificates(
            Setting.MIGRATION_CERTIFICATE.key(), path(settings, Setting.MIGRATION_CERTIFICATE));
    PrivateKey key =
        PemFiles.key(Setting.MIGRATION_KEY.key(), path(settings, Setting.MIGRATION_KEY));
    X509Certificate[] authorities =
        PemFiles.certificates(Setting.MIGRATION_CA.key(), path(settings, Setting.MIGRATION_CA));
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12"); // one in memory, of certificates alone
      trusted.load(null, null);
      for (int i = 0; i < authorities.length; i++) {
        trusted.setCertificateEntry("authority" + i, authorities[i]);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(new KeyManager[] {new OwnKey(key, own)}, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new ToolstackException(
          "The certificate and the key of this host cannot be used: " + e.getMessage() + '.', e);
    }
  }

  private static Path path(HostSettings settings, Setting setting) {
    return Path.of(settings.textOrUsual(setting));
  }
}
