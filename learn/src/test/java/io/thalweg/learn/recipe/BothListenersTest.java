package io.thalweg.learn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.thalweg.learn.train.RunEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BothListenersTest {
    /// A method that it doesn't have itself would tell nobody.
    @Test
    void nothingIsKeptFromThem() {
        for (var method : RecipeListener.class.getDeclaredMethods()) {
            if (method.getReturnType() == void.class) {
                assertThatCode(() ->
                                BothListeners.class.getDeclaredMethod(
                                        method.getName(), method.getParameterTypes()))
                        .as("%s", method)
                        .doesNotThrowAnyException();
            }
        }
        assertThat(Arrays.stream(RecipeListener.class.getDeclaredMethods())).isNotEmpty();
    }

    @Test
    void theFirstIsToldFirst() {
        var told = new ArrayList<String>();
        RecipeListener one = named("one", told);
        var both = one.and(named("two", told));
        both.trains("a");
        both.event(new RunEvent.Checkpointed(1, 0));
        assertThat(told).containsExactly("one a", "two a", "one event", "two event");
    }

    private static RecipeListener named(String name, List<String> told) {
        return new RecipeListener() {
            @Override
            public void trains(String what) {
                told.add(name + " " + what);
            }

            @Override
            public void event(RunEvent event) {
                told.add(name + " event");
            }
        };
    }
}
