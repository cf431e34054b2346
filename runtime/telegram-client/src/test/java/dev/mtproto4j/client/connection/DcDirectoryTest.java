package dev.mtproto4j.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.client.dc.DcAddress;
import dev.mtproto4j.client.dc.DcOptions;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DcDirectoryTest {

    private final Fakes fakes = new Fakes(false);

    @Test
    void addressesOfThisRunComeBeforeStoredOnes() {
        DcOptions stored = DcOptions.of(DcAddress.of(1, "127.0.0.1", 99), DcAddress.of(5, "127.0.0.1", 95));
        fakes.keeper.update(session -> session.withDcOptions(stored, Instant.EPOCH));
        assertThat(fakes.directory.addresses(1)).extracting(DcAddress::port).containsExactly(1);
        assertThat(fakes.directory.addresses(5)).extracting(DcAddress::port).containsExactly(95);
        fakes.dc(1).result("help.getConfig", Configs.with(1, 2));
        assertThat(fakes.directory.refresh()).isCompleted();
        assertThat(fakes.directory.addresses(1)).extracting(DcAddress::port).containsExactly(10_001);
        assertThat(fakes.directory.addresses(3)).extracting(DcAddress::port).containsExactly(3);
    }

    @Test
    void oneQuestionAtATime() {
        CompletableFuture<Config> answer = fakes.dc(1).pending("help.getConfig");
        CompletableFuture<Config> first = fakes.directory.refresh();
        CompletableFuture<Config> second = fakes.directory.refresh();
        first.cancel(true);
        answer.complete(Configs.with(1));
        assertThat(second).isCompleted();
        assertThat(fakes.dc(1).calls()).hasSize(1);
    }

    @Test
    void aConfigurationWithoutDataCentresChangesNothing() {
        fakes.dc(1).result("help.getConfig", Configs.with());
        assertThat(fakes.directory.refresh()).isCompleted();
        assertThat(fakes.directory.addresses(1)).extracting(DcAddress::port).containsExactly(1);
        assertThat(fakes.directory.isStale()).isTrue();
    }
}
