package dev.mtproto4j.generator.schema.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema of this repository is whole, and no id in it is wrong but for the known exceptions. */
class RepositorySchemaTest {
    private static final Path SCHEMA = Path.of("..", "..", "schema");

    @Test
    void api() {
        LoadedSchema loaded = SchemaLoader.load(List.of(SCHEMA.resolve("api")));

        SchemaReport report = loaded.report();
        System.out.println("schema/api: " + report.summary());
        assertThat(report.definitions()).isEqualTo(2461);
        assertThat(report.constructors() + report.builtIns()).isEqualTo(1653);
        assertThat(report.methods()).isEqualTo(808);
        assertThat(report.idsVerified()).isEqualTo(2456);
        assertThat(report.idsComputed()).isZero();
        assertThat(report.idExceptions())
                .extracting(exception -> exception.name().toString())
                .containsExactlyInAnyOrder(
                        "ipPortSecret",
                        "accessPointRule",
                        "help.configSimple",
                        "inputPeerPhotoFileLocationLegacy",
                        "inputStickerSetThumbLegacy");
        assertThat(report.idExceptions())
                .allSatisfy(exception -> assertThat(exception.reason()).isNotEmpty());
        assertThat(report.warnings()).isEmpty();
        assertThat(loaded.schema().layer()).hasValue(228);
    }

    @Test
    void serviceMessages() {
        LoadedSchema loaded = SchemaLoader.load(List.of(SCHEMA.resolve("mtproto")));

        System.out.println("schema/mtproto: " + loaded.report().summary());
        assertThat(loaded.report().definitions()).isEqualTo(47);
        assertThat(loaded.report().idExceptions())
                .extracting(exception -> exception.name().toString())
                .containsExactly("gzip_packed");
        assertThat(loaded.report().warnings()).isEmpty();
        assertThat(loaded.schema().layer()).isEmpty();
    }
}
