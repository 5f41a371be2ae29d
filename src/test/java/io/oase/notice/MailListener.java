package io.oase.notice;

import io.oase.channel.Certificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A mail server (RFC 5321, 3207, 4954) that takes everything and remembers what it heard where others could hear it, too. */
final class MailListener implements AutoCloseable {
    private final ServerSocket listening;
    private final SSLSocketFactory tls;
    private final boolean offers;
    private final boolean implicit;
    private final List<String> open = new CopyOnWriteArrayList<>();
    private final List<String> secured = new CopyOnWriteArrayList<>();

    private MailListener(ServerSocket listening, SSLSocketFactory tls, boolean offers, boolean implicit) {
        this.listening = listening;
        this.tls = tls;
        this.offers = offers;
        this.implicit = implicit;
        Thread thread = new Thread(this::listen, "mail-listener");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins in the open, and offers STARTTLS or does not. */
    static MailListener offering(Certificates shown, boolean starttls) throws IOException {
        return new MailListener(socket(), shown.believing(), starttls, false);
    }

    /** TLS from the first byte. */
    static MailListener inTls(Certificates shown) throws IOException {
        return new MailListener(socket(), shown.believing(), false, true);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Verbs that came where everybody on the way could read them. */
    List<String> inTheOpen() {
        return open;
    }

    /** Verbs that came over TLS. */
    List<String> secured() {
        return secured;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private static ServerSocket socket() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getByName("localhost"));
    }

    private void listen() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                socket.setSoTimeout(5000);
                talk(implicit ? secure(socket) : socket, implicit, "220 localhost");
            } catch (IOException gone) {
                // the other side did not like us; the next one may
            }
        }
    }

    /** @param greeting empty: after STARTTLS there is no second one */
    private void talk(Socket socket, boolean safe, String greeting) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        if (!greeting.isEmpty()) {
            say(out, greeting);
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            (safe ? secured : open).add(verb);
            switch (verb) {
                case "EHLO" ->
                    say(out, "250-localhost" + (offers && !safe ? "\r\n250-STARTTLS" : "") + "\r\n250 AUTH PLAIN");
                case "STARTTLS" -> {
                    say(out, "220 go on");
                    talk(secure(socket), true, "");
                    return;
                }
                case "AUTH" -> say(out, "235 welcome");
                case "DATA" -> {
                    say(out, "354 go on");
                    while (!".".equals(line)) {
                        line = in.readLine();
                    }
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 fine");
            }
        }
    }

    private SSLSocket secure(Socket socket) throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.createSocket(socket, socket.getInetAddress().getHostName(), socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
