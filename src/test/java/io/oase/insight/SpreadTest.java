package io.oase.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void percentiles_are_those_of_the_sorted_list_rounded_down_as_it_is_said() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            Spread spread = new Spread();
            List<Integer> all = new ArrayList<>();
            int most = 1 << (3 + random.nextInt(28));
            int many = 1 + random.nextInt(60);
            for (int i = 0; i < many; i++) {
                int seconds = random.nextInt(most);
                all.add(seconds);
                spread.add(seconds);
            }
            Collections.sort(all);
            for (int percent : new int[] {1, 50, 90, 100}) {
                int exact = all.get((many * percent + 99) / 100 - 1);
                long said = Objects.requireNonNull(spread.percentile(percent));
                long step = exact < 600
                        ? 1
                        : exact < 3_600 ? 10 : exact < 86_400 ? 60 : exact < 864_000 ? 600 : exact / 100 + 1;
                assertThat(exact - said).as("%d %% of %s", percent, all).isBetween(-1L, step);
            }
            assertThat(spread.mean())
                    .isEqualTo(Math.round(
                            all.stream().mapToLong(Integer::longValue).average().orElseThrow()));
        }
    }

    @Test
    void nothing_has_no_mean_and_no_median() {
        assertThat(new Spread().mean()).isNull();
        assertThat(new Spread().percentile(50)).isNull();
    }
}
