package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> WORDS = List.of("train", "predict", "inspect", "evaluate");

    @ParameterizedTest
    @CsvSource({"trian,train", "predct,predict", "inspekt,inspect", "evalueta,evaluate"})
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Spelling.nearest(typed, WORDS)).isEqualTo(meant);
    }

    @Test
    void aWordUnlikeAllOthersHasNoNearest() {
        assertThat(Spelling.nearest("serve-me", WORDS)).isNull();
        assertThat(Spelling.nearest("train", List.of())).isNull();
    }
}
