package xm.toolstack.migrate.route;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;

/**
 * The one key of this host, shown where its kind and one of its issuers are asked for.
 *
 * <p>The JDK's own key managers take keys from a key store only, and each store in memory encrypts
 * what it is given and decrypts it again, with a key that 10,000 rounds of SHA-256 make out of a
 * password: minutes on an emulated host.
 */
final class OwnKey extends X509ExtendedKeyManager {
  private static final String ALIAS = "host";

  private final PrivateKey key;
  private final X509Certificate[] chain;

  /**
   * @param chain the certificate of the key, then those of authorities that lead to its issuer
   */
  OwnKey(PrivateKey key, X509Certificate[] chain) {
    this.key = key;
    this.chain = chain.clone();
  }

  private boolean wanted(String kind, Principal[] issuers) {
    if (!chain[0].getPublicKey().getAlgorithm().equals(kind)) {
      return false;
    }
    if (issuers == null || issuers.length == 0) {
      return true; // whoever asks takes any
    }
    List<Principal> asked = Arrays.asList(issuers);
    for (X509Certificate certificate : chain) {
      X500Principal issuer = certificate.getIssuerX500Principal();
      if (asked.contains(issuer)) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> choose(Principal[] issuers, String... kinds) {
    for (String kind : kinds) {
      if (wanted(kind, issuers)) {
        return Optional.of(ALIAS);
      }
    }
    return Optional.empty();
  }

  @Override
  public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
    return choose(issuers, kinds).orElse(null);
  }

  @Override
  public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
    return choose(issuers, kind).orElse(null);
  }

  @Override
  public String[] getClientAliases(String kind, Principal[] issuers) {
    return choose(issuers, kind).map(alias -> new String[] {alias}).orElse(null);
  }

  @Override
  public String[] getServerAliases(String kind, Principal[] issuers) {
    return getClientAliases(kind, issuers);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }
}
