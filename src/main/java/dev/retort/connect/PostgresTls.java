package dev.retort.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.util.GT;

import dev.retort.connect.wire.SystemTlsSockets;
import dev.retort.connect.wire.TlsSockets;
import dev.retort.problem.ProblemCode;

/**
 * What libpq's words about TLS mean to the JDBC driver, and what is said where no secure connection comes of them.
 * Source: PostgreSQL manual, 34.19 "SSL Support".
 */
final class PostgresTls {

    private static final String SYSTEM = "system";
    private static final Pattern PEM_KEY = Pattern
            .compile("-----BEGIN PRIVATE KEY-----([\\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final String CHECK = "Check the SSL mode and the certificates (sslmode, sslrootcert).";

    private final DatabaseUrl url;

    PostgresTls(DatabaseUrl url) {
        this.url = url;
    }

    /**
     * Completes what the URL's words have set already.
     *
     * @throws ConnectionFault {@code connection-failed} where the authority's file cannot serve
     */
    void set(Properties properties) {
        String root = url.options().getOrDefault("sslrootcert", "");
        String mode = url.options().getOrDefault("sslmode", "prefer");
        if (root.equals(SYSTEM)) {
            properties.remove(PGProperty.SSL_ROOT_CERT.getName());
            PGProperty.SSL_FACTORY.set(properties, SystemTlsSockets.class.getName());
        } else {
            PGProperty.SSL_FACTORY.set(properties, TlsSockets.class.getName());
            Path file = root.isEmpty() ? home().resolve("root.crt") : Path.of(root);
            if (mode.startsWith("verify-")) {
                checkAuthorities(file, root.isEmpty());
            } else if (mode.equals("require") && Files.exists(file)) {
                // As libpq has it: whoever has the authority's certificate wants the server's checked.
                PGProperty.SSL_MODE.set(properties, "verify-ca");
                checkAuthorities(file, root.isEmpty());
            }
        }
        String key = url.options().get("sslkey");
        if (key != null && !key.isEmpty()) {
            keyAlgorithm(Path.of(key)).ifPresent(name -> PGProperty.PEM_KEY_ALGORITHM.set(properties, name));
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", ""), ".postgresql");
    }

    private void checkAuthorities(Path file, boolean isDefault) {
        try (InputStream in = Files.newInputStream(file)) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                throw new CertificateException("it holds none");
            }
        } catch (CertificateException e) {
            throw fault("The file " + file + ", named by sslrootcert, is not one of certificates: " + e.getMessage(),
                    "Name the file with the certificate of the server's authority, as PEM.", e);
        } catch (IOException e) {
            throw isDefault
                    ? fault("The SSL mode wants the certificate of " + url.address() + " checked, and no authority is"
                            + " known: there is no file " + file + ".",
                            "Name the authority's certificate with sslrootcert, or the ones this machine trusts with"
                                    + " sslrootcert=system.",
                            e)
                    : fault("The file " + file + ", named by sslrootcert, cannot be read.",
                            "Check the path in sslrootcert, and whether you may read the file.", e);
        }
    }

    /** Of a key in PEM; the driver takes every one for RSA. Empty where the driver should find out by itself. */
    private static Optional<String> keyAlgorithm(Path file) {
        try {
            Matcher pem = PEM_KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            return pem.find() ? keyAlgorithm(Base64.getMimeDecoder().decode(pem.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> keyAlgorithm(byte[] key) {
        return KEY_ALGORITHMS.stream().filter(name -> {
            try {
                KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(key));
                return true;
            } catch (GeneralSecurityException e) {
                return false;
            }
        }).findFirst();
    }

    /** What a failure to connect says about TLS; empty where it was about something else. */
    Optional<ConnectionFault> of(SQLException thrown) {
        String reply = String.valueOf(thrown.getMessage());
        if (GT.tr("The server does not support SSL.").equals(reply)) {
            return Optional.of(new ConnectionFault(ProblemCode.CONNECTION_FAILED, url, "tls-not-supported", false,
                    "The server at " + url.address() + " does not speak TLS, which the SSL mode asks for.",
                    "Set the SSL mode to prefer or disable, or switch TLS on at the server.", thrown));
        }
        if (find(CertificateExpiredException.class, thrown) instanceof CertificateExpiredException expired) {
            return Optional.of(fault("The certificate of " + url.address() + " has expired: " + expired.getMessage(),
                    "It has to be renewed at the server.", thrown));
        }
        if (find(CertPathBuilderException.class, thrown) != null) {
            return Optional.of(fault("The certificate of " + url.address() + " is not trusted: no authority "
                    + authorities() + " vouches for it.",
                    "Check that the server is the right one, and that sslrootcert names its authority's certificate.",
                    thrown));
        }
        if (find(SSLException.class, thrown) instanceof SSLException ssl) {
            return Optional.of(fault("No secure connection to " + url.address() + ": " + ssl.getMessage(), CHECK,
                    thrown));
        }
        if (GT.tr("The hostname {0} could not be verified by hostnameverifier {1}.", url.hostOrDefault(),
                "PgjdbcHostnameVerifier").equals(reply)) {
            return Optional.of(fault(
                    "The certificate of " + url.address() + " is for another host than " + url.hostOrDefault() + ".",
                    "Connect by the name in the certificate; sslmode=verify-ca does not compare the names.", thrown));
        }
        // What the driver says of files it could not use.
        boolean isOfFiles = reply.contains("SSL") || reply.equals(GT.tr("Could not load the private key"));
        return isOfFiles
                ? Optional.of(fault("No secure connection to " + url.address() + ": " + reply,
                        "Check sslcert, sslkey and sslpassword; a key has to be in PKCS#8, as PEM or DER.", thrown))
                : Optional.empty();
    }

    private String authorities() {
        String root = url.options().getOrDefault("sslrootcert", "");
        if (root.equals(SYSTEM)) {
            return "that this machine trusts";
        }
        return "in " + (root.isEmpty() ? home().resolve("root.crt") : root);
    }

    private static @Nullable Throwable find(Class<? extends Throwable> type, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }

    private ConnectionFault fault(String message, String hint, Throwable cause) {
        return new ConnectionFault(ProblemCode.CONNECTION_FAILED, url, "tls-failed", false, message, hint, cause);
    }
}
