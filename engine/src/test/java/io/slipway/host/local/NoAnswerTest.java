package io.slipway.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slipway.host.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real TLS servers on this machine, with certificates made by the JDK's own keytool. */
class NoAnswerTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    private static Path directory;

    private static KeyStore good;
    private static KeyStore ofAnotherName;

    @BeforeAll
    static void makeCertificates() throws Exception {
        good = keys("good", "-ext", "san=ip:127.0.0.1");
        ofAnotherName = keys("another", "-ext", "san=dns:other.example");
    }

    private static KeyStore keys(String name, String... more) throws Exception {
        Path file = directory.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static String pem(KeyStore keys) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** What is said of a server that takes one connection. */
    private static String said(ServerSocket server, String authority) throws Exception {
        Thread serving = new Thread(() -> answerOnce(server));
        serving.start();
        try {
            URI uri = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/");
            Throwable problem = catchThrowable(
                    () -> new HttpExchange().send(HttpRequest.of("GET", uri).trusting(authority)));
            assertThat(problem).isInstanceOf(IOException.class);
            return problem.getMessage();
        } finally {
            server.close();
            serving.join();
        }
    }

    private static void answerOnce(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client has gone: that is what it is about.
        }
    }

    private static ServerSocket tls(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @Test
    void saysThatTheAuthorityIsNotTrusted() throws Exception {
        assertThat(said(tls(good), "")).isEqualTo("its certificate is of no authority that is trusted for it");
        assertThat(said(tls(good), pem(ofAnotherName)))
                .isEqualTo("its certificate is of no authority that is trusted for it");
    }

    @Test
    void saysThatTheCertificateIsForAnotherName() throws Exception {
        assertThat(said(tls(ofAnotherName), pem(ofAnotherName))).isEqualTo("its certificate is for another name");
    }

    @Test
    void saysThatItDoesNotSpeakTls() throws Exception {
        ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        assertThat(said(plain, "")).isEqualTo("what answers there does not speak TLS");
    }

    @Test
    void saysWhatTheJdkSaysInItsOwnWords() {
        Throwable expired = new SSLHandshakeException("PKIX path validation failed");
        expired.initCause(new CertPathValidatorException("validity check failed", new CertificateExpiredException()));

        assertThat(NoAnswer.reason(expired)).isEqualTo("its certificate has expired");
        assertThat(NoAnswer.reason(new UnknownHostException("nohost: Name or service not known")))
                .isEqualTo("there is no host of this name");
    }

    @Test
    void keepsTheFirstLineOfAnythingElse() {
        assertThat(NoAnswer.reason(new IOException("one\ntwo"))).isEqualTo("one");
        assertThat(NoAnswer.reason(new IOException())).isEqualTo("IOException");
    }
}
