package io.oase.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that is written while it is read. Where reading breaks in the middle, so does the connection: closed as usual, a file that
 * ends early would pass for a whole one.
 *
 * @param request the one it answers
 * @param file writes it
 */
record Streamed(ContainerRequestContext request, StreamingOutput file) implements StreamingOutput {
    @Override
    public void write(OutputStream out) throws IOException {
        try {
            file.write(out);
        } catch (IOException | RuntimeException broken) {
            BreakingOff.breakOff(request);
            throw broken;
        }
    }
}
