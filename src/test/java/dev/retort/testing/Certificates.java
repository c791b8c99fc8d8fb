package dev.retort.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Certificates of a test's own, made by the JDK's {@code keytool} and written as the PEM files PostgreSQL reads. */
public final class Certificates {

    private static final String PASSWORD = "changeit";
    private static final String ENCRYPTION = "PBEWithSHA1AndDESede";

    private final Path folder;
    private final Path store;

    private Certificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("all.p12");
    }

    /** @param folder exists, and holds everything that is made */
    public static Certificates in(Path folder) {
        return new Certificates(folder);
    }

    /** Makes an authority and gives the file with its certificate. */
    public Path authority(String alias) throws IOException, GeneralSecurityException {
        keytool("-alias", alias, "-dname", "CN=" + alias, "-ext", "bc:c");
        return certificate(alias);
    }

    /**
     * Makes a key with a certificate that the authority has signed, and gives the certificate's file; see
     * {@link #key(String)} for the key's.
     *
     * @param host that the certificate is for; empty for that of a client
     */
    public Path signed(String alias, String authority, String commonName, String host)
            throws IOException, GeneralSecurityException {
        List<String> arguments = new ArrayList<>(
                List.of("-alias", alias, "-signer", authority, "-dname", "CN=" + commonName));
        if (!host.isEmpty()) {
            arguments.addAll(List.of("-ext", "san=dns:" + host));
        }
        keytool(arguments.toArray(String[]::new));
        return certificate(alias);
    }

    /** The file of a key that only its owner may read. */
    public Path key(String alias) throws IOException, GeneralSecurityException {
        return write(alias + ".key", "PRIVATE KEY", privateKey(alias).getEncoded());
    }

    /** The same, encrypted. */
    public Path key(String alias, String password) throws IOException, GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ENCRYPTION);
        cipher.init(Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(ENCRYPTION).generateSecret(new PBEKeySpec(password.toCharArray())));
        byte[] encrypted = cipher.doFinal(privateKey(alias).getEncoded());
        return write(alias + "-encrypted.pk8", null,
                new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded());
    }

    private Path certificate(String alias) throws IOException, GeneralSecurityException {
        return write(alias + ".crt", "CERTIFICATE", open().getCertificate(alias).getEncoded());
    }

    private Key privateKey(String alias) throws IOException, GeneralSecurityException {
        return open().getKey(alias, PASSWORD.toCharArray());
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** @param label of PEM; null for the bytes as they are */
    private Path write(String name, String label, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        if (label == null) {
            Files.write(file, bytes);
        } else {
            Files.writeString(file, "-----BEGIN " + label + "-----\n"
                    + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes) + "\n-----END " + label
                    + "-----\n");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC",
                "-groupname", "secp256r1", "-validity", "3650", "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", PASSWORD));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
