package io.thalweg.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.bench.Workload;
import io.thalweg.bench.compare.Settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void nothingMeansEverythingAndWritesThePage() throws SettingsException {
        var settings = Settings.parse();
        assertThat(settings.workloads()).containsExactly(Workload.values());
        assertThat(settings.threads()).containsExactly(1, 2);
        assertThat(settings.sides()).startsWith("thalweg").contains("libtorch", "dl4j");
        assertThat(settings.write()).isTrue();
        assertThat(Settings.parse("--no-write").write()).isFalse();
    }

    @Test
    void aPartDoesNotReplaceTheWholeTable() throws SettingsException {
        var part = Settings.parse("--workloads", "W2,W7", "--threads", "1", "--peers", "smile");
        assertThat(part.workloads()).hasSize(5).startsWith(Workload.W2);
        assertThat(part.sides()).containsExactly("thalweg", "smile");
        assertThat(part.write()).isFalse();
        assertThat(Settings.parse("--quick", "--json").write()).isFalse();
        assertThat(Settings.parse("--quick", "--write").write()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--workloads W10", "--threads 0", "--peers nobody", "--fast", "--peers"})
    void mistakesAreNamed(String words) {
        assertThatThrownBy(() -> Settings.parse(words.split(" ", -1)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(words.substring(words.lastIndexOf(' ') + 1));
    }
}
