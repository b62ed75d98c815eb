package io.slipway.e2e;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key on the curve P-256, with a certificate for the loopback address that it has signed itself.
 *
 * @param file the certificate, as PEM
 * @param keys both
 */
record SelfSigned(Path file, KeyStore keys) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Makes one; the files in the directory begin with the name. */
    static SelfSigned make(Path directory, String name) throws Exception {
        String key = directory.resolve(name + "-key.pem").toString();
        Path certificate = directory.resolve(name + "-ca.pem");
        Path store = directory.resolve(name + ".p12");
        AppServer.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                key,
                "-out",
                certificate.toString());
        AppServer.run(
                "openssl",
                "pkcs12",
                "-export",
                "-inkey",
                key,
                "-in",
                certificate.toString(),
                "-passout",
                "pass:changeit",
                "-out",
                store.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return new SelfSigned(certificate, keys);
    }

    SSLContext context() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    PrivateKey key() throws Exception {
        return (PrivateKey) keys.getKey(keys.aliases().nextElement(), PASSWORD);
    }

    X509Certificate certificate() throws Exception {
        return (X509Certificate) keys.getCertificate(keys.aliases().nextElement());
    }
}
