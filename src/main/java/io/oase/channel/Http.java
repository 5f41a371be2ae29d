package io.oase.channel;

import io.oase.base.Said;
import io.oase.channel.Trouble.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as connectors get it: bounded in time and size, followed through a few redirects, kept away from private
 * addresses, and with every failure told in words as a {@link Trouble}. Answers with an error status are returned, not
 * thrown: what a 404 means only the connector knows; {@link HttpAnswer#orTrouble} has the usual reading.
 */
public final class Http {
    /** Larger answers are refused; the largest honest page seen is well under 1 MB. */
    public static final long MAX_BYTES = 10_000_000;

    private static final String USER_AGENT = "Oase/0.1 (+https://github.com/oase/oase)";

    private final OkHttpClient client;
    private final OkHttpClient writing;

    /** HTTP that may reach private addresses only if {@code privateAddresses} is true. */
    public Http(boolean privateAddresses) {
        this(privateAddresses, Duration.ofSeconds(30));
    }

    /** The same with a limit for a whole call, connecting and reading included. */
    public Http(boolean privateAddresses, Duration callTimeout) {
        this(
                privateAddresses
                        ? new OkHttpClient.Builder()
                        : new OkHttpClient.Builder().socketFactory(new PublicAddresses()),
                callTimeout);
    }

    /** Over sockets and with certificates as the builder has them. */
    Http(OkHttpClient.Builder builder, Duration callTimeout) {
        client = builder.connectTimeout(Duration.ofSeconds(Math.min(10, Math.max(1, callTimeout.toSeconds()))))
                .readTimeout(callTimeout)
                .callTimeout(callTimeout)
                .eventListener(Way.NOTED)
                .build();
        // A write is never repeated behind our back: whether it may be is the outbox's question. Nor is it redirected.
        // And it has a connection of its own: some servers (snac) end each one after its answer without saying so, and
        // what goes out on one that is no longer there can neither be repeated nor be told from what arrived.
        writing = client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addNetworkInterceptor(LastLook::intercept)
                .build();
    }

    /** Reads. */
    public HttpAnswer get(String url, Map<String, String> headers) {
        return call(client, request(url, headers).get().build(), false);
    }

    /**
     * Writes.
     *
     * @param contentType of the body; null for no body
     * @throws Trouble with {@link Trouble#outcomeUnknown} when the request may have arrived
     */
    public HttpAnswer send(
            String method, String url, Map<String, String> headers, @Nullable String contentType, byte[] body) {
        RequestBody content = RequestBody.create(body, contentType == null ? null : MediaType.parse(contentType));
        return call(writing, request(url, headers).method(method, content).build(), true);
    }

    private static Request.Builder request(String url, Map<String, String> headers) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.address", url));
        }
        Request.Builder request = new Request.Builder()
                .url(parsed)
                .tag(Way.class, new Way(parsed.host()))
                .header("User-Agent", USER_AGENT);
        try {
            headers.forEach(request::header);
        } catch (IllegalArgumentException unsendable) {
            // a token or password was pasted with something in it that no header may hold
            throw Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.unsendable", parsed.host()));
        }
        return request;
    }

    private static HttpAnswer call(OkHttpClient client, Request request, boolean write) {
        try (Response response = client.newCall(request).execute()) {
            return new HttpAnswer(
                    response.code(),
                    response.headers(),
                    body(response),
                    response.request().url().toString(),
                    moved(response));
        } catch (IOException failure) {
            Way way = request.tag(Way.class);
            Trouble trouble = trouble(failure, way == null ? request.url().host() : way.host);
            throw write && !neverSent(failure) ? trouble.withOutcomeUnknown() : trouble;
        }
    }

    /** The new address, when every redirect on the way was a permanent one; null otherwise. */
    private static @Nullable String moved(Response response) {
        Response prior = response.priorResponse();
        if (prior == null) {
            return null;
        }
        for (Response step = prior; step != null; step = step.priorResponse()) {
            if (step.code() != 301 && step.code() != 308) {
                return null;
            }
        }
        return response.request().url().toString();
    }

    private static byte[] body(Response response) throws IOException {
        ResponseBody body = response.body();
        BufferedSource source = body.source();
        Buffer read = new Buffer();
        while (source.read(read, 64 * 1024) != -1) {
            if (read.size() > MAX_BYTES) {
                throw new TooLarge();
            }
        }
        return read.readByteArray();
    }

    private static boolean neverSent(IOException failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException
                || failure instanceof PublicAddresses.Forbidden
                || failure instanceof LastLook.TooLate;
    }

    private static Trouble trouble(IOException failure, String host) {
        if (failure instanceof PublicAddresses.Forbidden) {
            return Trouble.of(Kind.UNREACHABLE, Said.of("trouble.private_address", host));
        }
        if (failure instanceof UnknownHostException) {
            return Trouble.of(Kind.UNREACHABLE, Said.of("trouble.dns", host));
        }
        if (failure instanceof SSLException) {
            return Trouble.of(Kind.UNREACHABLE, Said.of("trouble.tls", host));
        }
        if (failure instanceof TooLarge) {
            return Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.too_large", host, MAX_BYTES / 1_000_000));
        }
        if (failure instanceof InterruptedIOException) {
            return Trouble.of(Kind.UNREACHABLE, Said.of("trouble.timeout", host));
        }
        if (failure instanceof ProtocolException
                && String.valueOf(failure.getMessage()).startsWith("Too many follow-up")) {
            return Trouble.of(Kind.UNREACHABLE, Said.of("trouble.redirect_loop", host));
        }
        return Trouble.of(Kind.UNREACHABLE, Said.of("trouble.network", host));
    }

    /** The host a call has got to: after redirects the one that fails is not the one that was asked. */
    private static final class Way {
        static final EventListener NOTED = new EventListener() {
            @Override
            public void proxySelectStart(Call call, HttpUrl url) {
                Way way = call.request().tag(Way.class);
                if (way != null) {
                    way.host = url.host();
                }
            }
        };

        volatile String host;

        Way(String host) {
            this.host = host;
        }
    }

    private static final class TooLarge extends IOException {
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
