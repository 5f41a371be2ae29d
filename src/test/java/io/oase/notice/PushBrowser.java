package io.oase.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser and its push service, on loopback. What comes is decrypted with the browser's own key by nothing but the JDK and the
 * text of RFC 8188 and 8291, so that it shares no mistake with what encrypts; tokens are checked the same way (RFC 8292).
 */
final class PushBrowser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final KeyPair keys;
    final byte[] auth = new byte[16];
    private final HttpServer server;
    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private volatile Map<String, String> answer = Map.of();

    PushBrowser() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        new SecureRandom().nextBytes(auth);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "push-service");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/send/", this::take);
        server.start();
    }

    /** One message as it came. */
    record Pushed(String path, Map<String, String> headers, byte[] body) {}

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What this browser says of itself. */
    PushAddress address(String name) {
        return new PushAddress(origin() + "/send/" + name, base64(point((ECPublicKey) keys.getPublic())), base64(auth));
    }

    /** From now on the push service answers this. */
    void answers(int code, Map<String, String> headers) {
        status = code;
        answer = headers;
    }

    /** Everything the push service was handed. */
    List<Pushed> pushed() {
        return pushed;
    }

    /** What a message says, once it is decrypted. */
    JsonNode open(Pushed message) throws GeneralSecurityException, IOException {
        return JSON.readTree(open(keys.getPrivate(), point((ECPublicKey) keys.getPublic()), auth, message.body()));
    }

    /** What a message says to whoever has these keys; {@link PushEncryptionTest} holds it against the example of RFC 8291. */
    static byte[] open(PrivateKey privateKey, byte[] publicKey, byte[] auth, byte[] message)
            throws GeneralSecurityException {
        ByteBuffer body = ByteBuffer.wrap(message);
        byte[] salt = take(body, 16);
        int size = body.getInt();
        byte[] theirs = take(body, body.get() & 0xff);
        byte[] record = take(body, body.remaining());
        if (record.length > size) {
            throw new IllegalStateException("more than one record");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(privateKey);
        agreement.doPhase(key(theirs), true);
        byte[] info = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), publicKey, theirs);
        byte[] ikm = hkdf(auth, agreement.generateSecret(), info, 32);
        byte[] cek = hkdf(salt, ikm, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = hkdf(salt, ikm, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(cek, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(record);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new IllegalStateException("not the last record");
        }
        return Arrays.copyOf(padded, end);
    }

    /** The claims of a message's token, once its signature is checked against the key it names. */
    static JsonNode claims(Pushed message, String publicKey) throws GeneralSecurityException, IOException {
        String authorization = message.headers().get("Authorization");
        String token = authorization.replaceFirst("^vapid t=([^,]+), k=.*$", "$1");
        String key = authorization.replaceFirst("^.*, k=", "");
        if (!key.equals(publicKey)) {
            throw new IllegalStateException("another key: " + authorization);
        }
        String[] parts = token.split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(Base64.getUrlDecoder().decode(key)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
            throw new IllegalStateException("the signature is wrong");
        }
        JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        if (!header.path("alg").asText().equals("ES256")) {
            throw new IllegalStateException(header.toString());
        }
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        pushed.add(new Pushed(
                exchange.getRequestURI().getPath(),
                headers,
                exchange.getRequestBody().readAllBytes()));
        answer.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salt, "HmacSHA256"));
        byte[] prk = mac.doFinal(secret);
        mac.init(new SecretKeySpec(prk, "HmacSHA256"));
        mac.update(info);
        mac.update((byte) 1);
        return Arrays.copyOf(mac.doFinal(), length);
    }

    /** The private key with this secret number. */
    static PrivateKey secret(byte[] number) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger(1, number), parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static PublicKey key(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECPoint at = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(at, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] point(ECPublicKey key) {
        byte[] bytes = new byte[65];
        bytes[0] = 4;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 33);
        return bytes;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - 32);
        int length = bytes.length - from;
        System.arraycopy(bytes, from, into, at + 32 - length, length);
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
