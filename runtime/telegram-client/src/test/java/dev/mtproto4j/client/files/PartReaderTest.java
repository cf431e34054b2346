package dev.mtproto4j.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartReaderTest {

    private static final int SMALL = 10 << 20;

    private static List<Integer> lengths(PartReader reader) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (byte[] part = reader.next(); part != null; part = reader.next()) {
            lengths.add(part.length);
            assertThat(reader.isAtEnd()).isEqualTo(part.length < 65_536 || lengths.size() == 2);
        }
        return lengths;
    }

    @Test
    void theLastPartIsKnownAsSuch() throws IOException {
        assertThat(lengths(PartReader.of(FileSource.of("a", new byte[65_537])))).containsExactly(65_536, 1);
        assertThat(lengths(PartReader.of(FileSource.of("a", new byte[131_072]))))
                .containsExactly(65_536, 65_536);
    }

    @Test
    void theHashIsThatOfAllParts() throws IOException {
        PartReader reader = PartReader.of(FileSource.of("a", "message digest".getBytes(StandardCharsets.US_ASCII)));
        reader.next();
        // RFC 1321, A.5
        assertThat(reader.md5()).isEqualTo("f96b697d7cb7938d525a2f31aaf161d0");
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, SMALL + 1})
    void whatIsBigShowsBeforeTheFirstPart(int size) throws IOException {
        for (FileSource source : List.of(
                FileSource.of("a", new byte[size]), FileSource.of("a", new ByteArrayInputStream(new byte[size])))) {
            assertThat(PartReader.of(source).isBig()).isEqualTo(size > SMALL);
        }
        assertThat(PartReader.of(FileSource.of("a", new ByteArrayInputStream(new byte[SMALL])))
                        .parts())
                .isEqualTo(20);
        assertThat(PartReader.of(FileSource.of("a", new ByteArrayInputStream(new byte[SMALL + 1])))
                        .parts())
                .isEqualTo(-1);
    }

    @Test
    void anEmptyFileIsRefusedByName() {
        assertThatThrownBy(() -> PartReader.of(FileSource.of("nothing.txt", new byte[0])))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("nothing.txt");
        assertThatThrownBy(() -> PartReader.of(FileSource.of("nothing.txt", InputStream.nullInputStream())))
                .isInstanceOf(FileTransferException.class);
        assertThatThrownBy(() -> FileSource.of(Path.of("there", "is", "none")))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("none");
    }

    @ParameterizedTest
    @ValueSource(ints = {99_999, 100_001, 200_000})
    void aFileThatChangesIsNotedBeforeItsLastPartIsSent(int size) throws IOException {
        PartReader reader = PartReader.of(FileSource.of("a", new ByteArrayInputStream(new byte[size]), 100_000));
        assertThatThrownBy(() -> lengths(reader))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("100000");
    }
}
