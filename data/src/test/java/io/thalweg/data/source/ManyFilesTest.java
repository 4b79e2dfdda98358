package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pattern stands for all files that match it, as one table.
final class ManyFilesTest {
    @TempDir Path folder;

    @Test
    void rowsFollowInTheOrderOfTheNames() throws IOException {
        write("part-2.csv", "x,k\n3,a\n,c\n");
        write("part-10.csv", "k,x\nb,1\na,2\n");
        write("other.csv", "y\n1\n");
        var table = Table.read(folder.resolve("part-*.csv"));
        assertThat(table.numbers("x")).containsExactly(1, 2, 3, Double.NaN);
        assertThat(table.column("k").text(0)).isEqualTo("b");
        assertThat(table.column("k").text(2)).isEqualTo("a");
        assertThat(table.source(1)).endsWith("part-10.csv");
        assertThat(table.source(2)).endsWith("part-2.csv");
        assertThat(table.line(2)).isEqualTo(2);
        var selected = table.select(new int[] {3, 0});
        assertThat(selected.source(0)).endsWith("part-2.csv");
        assertThat(selected.line(0)).isEqualTo(3);
        assertThat(table.sha256()).hasSize(64).isNotEqualTo(again().sha256());
    }

    private Table again() throws IOException {
        write("part-2.csv", "x,k\n4,a\n,c\n");
        return Table.read(folder.resolve("part-*.csv"));
    }

    @Test
    void formatsMayDifferAndMissingColumnsTakeTheOthersKind() throws IOException {
        write("a.csv", "x,k\nNA,\n");
        write("b.jsonl", "{\"x\": 5, \"k\": \"u\"}");
        var table = Table.read(folder.resolve("?.*"));
        assertThat(table.numbers("x")).containsExactly(Double.NaN, 5);
        assertThat(table.column("k").text(0)).isNull();
        assertThat(table.column("k").text(1)).isEqualTo("u");
    }

    @Test
    void aColumnOfAnotherKindIsNamedWithItsFile() throws IOException {
        write("a.csv", "x\n1\n");
        write("b.csv", "x\none\n");
        failure("b.csv: column x holds texts, such as 'one', but numbers in", "a.csv");
        write("c.csv", "x\n1\n");
        write("a.csv", "x\none\n");
        failure("c.csv: column x holds numbers, but texts in", "b.csv");
    }

    @Test
    void otherColumnsAreNamedWithTheirFile() throws IOException {
        write("a.csv", "x,y\n1,2\n");
        write("b.csv", "x\n1\n");
        failure("b.csv: there is no column y, but", "a.csv has one");
        write("b.csv", "x,y,z\n1,2,3\n");
        failure("b.csv: column z is not in", "a.csv");
    }

    @Test
    void noFileAndNoFolderAreToldApart() {
        failure("no file in its folder has such a name", "*.csv");
        assertThatThrownBy(() -> Table.read(folder.resolve("none/*.csv")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("folder doesn't exist");
    }

    private void failure(String one, String other) {
        assertThatThrownBy(() -> Table.read(folder.resolve("*.csv")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(one)
                .hasMessageContaining(other);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
