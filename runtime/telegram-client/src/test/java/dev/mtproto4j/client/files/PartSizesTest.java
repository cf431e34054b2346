package dev.mtproto4j.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for parts, from <a href="https://core.telegram.org/api/files">Uploading and downloading files</a>. */
class PartSizesTest {

    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            longs = {-1, 1, 1023, 65_536, 65_537, 2 * MIB, 2 * MIB + 1, 10 * MIB, 10 * MIB + 1, 300L * MIB, 4000L * MIB
            })
    void uploadsAreCutAsTheRulesDemand(long size) {
        int part = PartSizes.ofUpload(size);
        assertThat(part % 1024).isZero();
        assertThat(524_288 % part).isZero();
        assertThat((size + part - 1) / part).isLessThanOrEqualTo(8000);
    }

    @ParameterizedTest
    @ValueSource(longs = {4000L * MIB + 1, Long.MAX_VALUE})
    void whatHasTooManyPartsIsRefused(long size) {
        assertThatThrownBy(() -> PartSizes.ofUpload(size))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining(String.valueOf(size));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 4096, 4097, 100_000, 524_288, 524_289, 4000L * MIB})
    void downloadsAreCutAsTheRulesDemand(long size) {
        int part = PartSizes.ofDownload(size);
        assertThat(part % 4096).isZero();
        assertThat(MIB % part).isZero();
        for (long offset = 0; offset < 3 * MIB; offset += part) {
            assertThat(offset / MIB).isEqualTo((offset + part - 1) / MIB);
        }
    }
}
