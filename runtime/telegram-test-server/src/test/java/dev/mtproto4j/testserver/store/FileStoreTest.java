package dev.mtproto4j.testserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class FileStoreTest {
    private static final long OWNER = 1000;
    private final FileStore files = new FileStore(new SecureRandom());

    @Test
    void partsComeInAnyOrder() {
        assertThat(files.savePart(OWNER, 1, 2, -1, bytes(3, 'c'))).isTrue();
        assertThat(files.savePart(OWNER, 1, 0, -1, bytes(5, 'a'))).isTrue();
        assertThat(files.firstMissingPart(OWNER, 1, 3)).isEqualTo(1);
        assertThat(files.join(OWNER, 1, 3)).isEmpty();
        assertThat(files.savePart(OWNER, 1, 1, -1, bytes(5, 'b'))).isTrue();
        assertThat(files.join(OWNER, 1, 3))
                .hasValueSatisfying(joined -> assertThat(joined).asString().isEqualTo("aaaaabbbbbccc"));
    }

    @Test
    void onlyTheLastPartMayBeShorter() {
        assertThat(files.savePart(OWNER, 1, 0, 3, bytes(5, 'a'))).isTrue();
        assertThat(files.savePart(OWNER, 1, 1, 3, bytes(4, 'b'))).isTrue();
        assertThat(files.savePart(OWNER, 1, 2, 3, bytes(5, 'c'))).isFalse();
        assertThat(files.savePart(OWNER, 1, 2, 3, bytes(4, 'c'))).isFalse();
        assertThat(files.savePart(OWNER, 1, 0, 3, bytes(6, 'a'))).isFalse();
    }

    @Test
    void theTotalMustNotChange() {
        assertThat(files.savePart(OWNER, 1, 0, 3, bytes(5, 'a'))).isTrue();
        assertThat(files.savePart(OWNER, 1, 1, 4, bytes(5, 'b'))).isFalse();
        assertThat(files.savePart(OWNER, 1, 1, -1, bytes(5, 'b'))).isTrue();
    }

    @Test
    void aPartMayBeSentAgain() {
        files.savePart(OWNER, 1, 0, 0, bytes(5, 'a'));
        assertThat(files.savePart(OWNER, 1, 0, 0, bytes(5, 'z'))).isTrue();
        assertThat(files.join(OWNER, 1, 1))
                .hasValueSatisfying(joined -> assertThat(joined).asString().isEqualTo("zzzzz"));
    }

    @Test
    void uploadsBelongToTheirOwner() {
        files.savePart(OWNER, 1, 0, 0, bytes(5, 'a'));
        assertThat(files.join(OWNER + 1, 1, 1)).isEmpty();
        assertThat(files.firstMissingPart(OWNER + 1, 1, 1)).isZero();
    }

    @Test
    void theOldestGoesWhenItIsFull() {
        int part = 32 << 20;
        int fitting = (int) (FileStore.MAX_BYTES / part);
        for (int i = 0; i < fitting + 1; i++) {
            files.savePart(OWNER, i, 0, 0, new byte[part]);
        }
        assertThat(files.join(OWNER, 0, 1)).isEmpty();
        assertThat(files.firstMissingPart(OWNER, fitting, 1)).isEqualTo(-1);
        StoredFile file = files.store(OWNER, fitting, new byte[part], "x", "y", 1, 0);
        assertThat(files.find(file.id())).isPresent();
        assertThat(files.firstMissingPart(OWNER, fitting, 1)).isZero();
    }

    private static byte[] bytes(int length, char c) {
        return String.valueOf(c).repeat(length).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
