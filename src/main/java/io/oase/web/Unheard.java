package io.oase.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Takes away the body of a request that declares more than {@link BodyLimit} allows. Jersey waits for the first byte of a form
 * before it asks anybody, and who declares much and sends nothing would have their answer only when the connection times out.
 */
public final class Unheard implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean tooMuch = request instanceof HttpServletRequest http
                && BodyLimit.declaresTooMuch(http.getHeader("Content-Length"));
        chain.doFilter(tooMuch ? new WithoutBody((HttpServletRequest) request) : request, response);
    }

    private static final class WithoutBody extends HttpServletRequestWrapper {
        WithoutBody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Nothing();
        }

        /** Those of a form would be read from its body. */
        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }

    private static final class Nothing extends ServletInputStream {
        private final InputStream nothing = InputStream.nullInputStream();

        @Override
        public int read() throws IOException {
            return nothing.read();
        }

        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Jersey reads as it goes");
        }
    }
}
