package io.oase.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Lets an answer that was begun be broken off, so that whoever reads it sees that. Servlets know no way to do so. */
public final class BreakingOff implements Filter {
    private static final String CONNECTION = BreakingOff.class.getName();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(CONNECTION, ServletContextRequest.getServletContextRequest(request));
        chain.doFilter(request, response);
    }

    /** Closes the connection of a request before its answer has ended. */
    static void breakOff(ContainerRequestContext request) {
        if (request.getProperty(CONNECTION) instanceof ServletContextRequest on) {
            on.getConnectionMetaData().getConnection().getEndPoint().close();
        }
    }
}
