package io.thalweg.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.bench.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossCheckTest {
    private final Map<String, Trace> same = new LinkedHashMap<>();
    private final Map<String, Trace> others = new LinkedHashMap<>();

    private static Trace trace(double first, double early, double late) {
        return new Trace(first, early, late, 1);
    }

    private Map<String, String> verdicts() {
        return LossCheck.verdicts(Workload.W3, same, others);
    }

    @Test
    void sidesThatAgreePass() {
        same.put("a", trace(2.3, 2, 0.50));
        same.put("b", trace(2.3001, 2, 0.51));
        same.put("c", trace(2.3, 2, 0.505));
        assertThat(verdicts()).containsExactlyEntriesOf(passing("a", "b", "c"));
    }

    @Test
    void aSideThatDidNotLearnIsRefused() {
        same.put("a", trace(2.3, 2, 0.5));
        same.put("still", trace(2.3, 2.3, 2.3));
        assertThat(verdicts().get("still")).contains("didn't learn");
    }

    @Test
    void aSideWithOtherDataOrWeightsIsRefused() {
        same.put("a", trace(2.3, 2, 0.5));
        same.put("b", trace(2.3, 2, 0.5));
        same.put("other", trace(2.4, 2, 0.5));
        assertThat(verdicts()).containsEntry("a", "").containsEntry("b", "");
        assertThat(verdicts().get("other")).contains("began with");
    }

    @Test
    void aSideWithAnotherOptimizerIsRefused() {
        same.put("a", trace(2.3, 2, 0.5));
        same.put("b", trace(2.3, 2, 0.5));
        same.put("other", trace(2.3, 2, 0.4));
        assertThat(verdicts().get("other")).contains("ended with");
    }

    @Test
    void ofTwoThatDisagreeNeitherIsBelieved() {
        same.put("a", trace(2.3, 2, 0.5));
        same.put("b", trace(2.3, 2, 0.3));
        assertThat(verdicts().values()).noneMatch(String::isEmpty);
    }

    @Test
    void anInfiniteLossIsRefused() {
        same.put("a", trace(2.3, 2, Double.NaN));
        assertThat(verdicts().get("a")).contains("finite");
    }

    @Test
    void aSideWithAnotherAlgorithmMustLearnAsMuchFromWhereAllBegan() {
        same.put("a", trace(2.3, 2, 0.5));
        others.put("good", trace(0.6, 0.6, 0.6));
        others.put("bad", trace(1.9, 1.9, 1.9));
        assertThat(verdicts()).containsEntry("good", "");
        assertThat(verdicts().get("bad")).contains("didn't learn");
    }

    @Test
    void aTraceMeansItsQuarters() {
        assertThat(Trace.of(5, 8, 6, 4, 2, 1, 1, 3, 1)).isEqualTo(new Trace(8, 7, 2, 5));
        assertThat(Trace.of(5, 8)).isEqualTo(new Trace(8, 8, 8, 5));
    }

    private static Map<String, String> passing(String... sides) {
        Map<String, String> map = new LinkedHashMap<>();
        for (var side : sides) {
            map.put(side, "");
        }
        return map;
    }
}
