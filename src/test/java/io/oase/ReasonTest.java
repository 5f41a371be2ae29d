package io.oase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void what_an_operator_can_mend_is_said_without_a_stack_trace() {
        assertThat(Reason.of(new RuntimeException(new FileNotFoundException("File oase.yml not found"))))
                .isEqualTo("File oase.yml not found");
        assertThat(Reason.of(new RuntimeException(
                        "Failed to bind to 0.0.0.0:8080",
                        new IOException(new BindException("Address already in use")))))
                .contains("0.0.0.0:8080", "OASE_PORT")
                .doesNotContain("\tat ");
    }

    @Test
    void what_nobody_foresaw_says_where_it_happened() {
        assertThat(Reason.of(new IllegalStateException("odd"))).contains("odd", "\tat io.oase.ReasonTest");
    }
}
