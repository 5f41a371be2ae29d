package io.oase.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that would fill the memory: at once where the length is declared, and where it is not (chunked) as soon as
 * more is read than is allowed. Here and not in the server itself, so that people get a page and programs a problem.
 */
@PreMatching
@Priority(0)
public final class BodyLimit implements ContainerRequestFilter {
    /** Bytes; a picture of two megabytes and its form fit. */
    static final long LARGEST = 3_000_000;

    @Override
    public void filter(ContainerRequestContext request) {
        if (declaresTooMuch(request.getHeaderString("Content-Length"))) {
            throw tooLarge();
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Counted(request.getEntityStream()));
        }
    }

    /** Not as Jersey reads it: there it is an int, and what does not fit counts as not declared. */
    static boolean declaresTooMuch(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > LARGEST;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(ProblemKind.TOO_LARGE.status());
    }

    private static final class Counted extends FilterInputStream {
        private long left = LARGEST;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
