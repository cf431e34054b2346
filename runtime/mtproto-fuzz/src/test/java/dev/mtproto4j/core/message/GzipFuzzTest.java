package dev.mtproto4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.fuzz.Mutation;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullMarked;

/** Compressed objects: genuine, changed, several in one packet, and greater than a packet may unpack to. */
@NullMarked
class GzipFuzzTest {

    private static final int BUDGET = 1 << 17;

    @FuzzTest(maxDuration = "10m")
    void objectsUnpackWithinOneBudgetOrAreRefused(FuzzedDataProvider data) {
        InflationBudget budget = new InflationBudget(BUDGET);
        int total = 0;
        for (int i = 0; i < 4 && data.remainingBytes() > 0; i++) {
            byte[] object = data.consumeBytes(300);
            int times = data.pickValue(new int[] {1, 1, 40, 2000});
            byte[] genuine = packed(object, times, data.consumeBoolean());
            boolean change = data.consumeBoolean();
            byte[] received = change ? Mutation.of(genuine, data) : genuine;
            try {
                byte[] unpacked = GzipPacked.unpack(received, budget);
                total += GzipPacked.isPacked(received) ? unpacked.length : 0;
                if (!change) {
                    assertThat(unpacked).hasSize(object.length * times).startsWith(object);
                }
            } catch (TlException | InvalidMessageException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            assertThat(total).isLessThanOrEqualTo(BUDGET);
            assertThat(budget.left()).isBetween(0, BUDGET - total);
        }
    }

    private static byte[] packed(byte[] object, int times, boolean gzip) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = gzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                out.write(object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TlWriter writer = new TlWriter();
        writer.writeInt(GzipPacked.CONSTRUCTOR_ID);
        writer.writeBytes(bytes.toByteArray());
        return writer.toByteArray();
    }
}
