package io.oase.channel;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/**
 * Sockets that refuse to connect to private, loopback and link-local addresses. Checked at the moment of connecting,
 * after name resolution and for every redirect, so that neither a literal address, nor a name that points inside, nor a
 * name that changes between two look-ups gets through (OWASP: server-side request forgery).
 */
final class PublicAddresses extends SocketFactory {
    private final Predicate<InetAddress> allowed;

    PublicAddresses() {
        this(PublicAddresses::isPublic);
    }

    /** With another idea of what is public; for tests, whose servers are all on this machine. */
    PublicAddresses(Predicate<InetAddress> allowed) {
        this.allowed = allowed;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                if (endpoint instanceof InetSocketAddress address && !allowed.test(address.getAddress())) {
                    throw new Forbidden();
                }
                super.connect(endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        if (address instanceof Inet6Address) {
            // fc00::/7 unique local, 64:ff9b::/96 NAT64, ::/96 IPv4-compatible
            boolean uniqueLocal = (b[0] & 0xfe) == 0xfc;
            boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
            boolean compatible = true;
            for (int i = 0; i < 12; i++) {
                compatible &= b[i] == 0;
            }
            return !uniqueLocal && !nat64 && !compatible;
        }
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        boolean carrierGrade = first == 100 && second >= 64 && second < 128; // RFC 6598
        boolean benchmark = first == 198 && (second == 18 || second == 19); // RFC 2544
        return first != 0 && first < 240 && !carrierGrade && !benchmark;
    }

    /** The address is not one of the public internet. */
    static final class Forbidden extends IOException {
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
