package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFilesTest {
    @TempDir private Path folder;

    private String file(String text) throws IOException {
        return "@" + Files.writeString(Files.createTempFile(folder, "options", ""), text);
    }

    @Test
    void wordsReplaceTheFileInPlace() throws IOException {
        String file = file("--ignore 'Lot Area',b\r\n\t# a remark\n--rate=\"0.5\" x#y\n");
        assertThat(ArgumentFiles.expand("train", file, "last"))
                .containsExactly("train", "--ignore", "Lot Area,b", "--rate=0.5", "x#y", "last");
    }

    @Test
    void twoAtSignsStandForOne() {
        assertThat(ArgumentFiles.expand("@@home", "@")).containsExactly("@home", "@");
    }

    @Test
    void anEmptyFileIsNoWord() throws IOException {
        assertThat(ArgumentFiles.expand(file(""))).isEmpty();
    }

    @Test
    void anEmptyQuoteIsAnEmptyWord() throws IOException {
        assertThat(ArgumentFiles.expand(file("--missing ''"))).containsExactly("--missing", "");
    }

    @Test
    void anOpenQuoteIsNamed() throws IOException {
        String file = file("--target 'Sale Price");
        assertThatThrownBy(() -> ArgumentFiles.expand(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("the quote ' is never closed");
    }

    @Test
    void aFolderOrABinaryFileIsRefused() throws IOException {
        assertThatThrownBy(() -> ArgumentFiles.expand("@" + folder))
                .isInstanceOf(UsageException.class);
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> ArgumentFiles.expand("@" + binary))
                .hasMessageContaining("not a text file in UTF-8");
    }
}
