package dev.mtproto4j.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.type.auth.ExportedAuthorization;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AuthTransferTest {

    private final Fakes fakes = new Fakes(true);

    @Test
    void fiftyCallsShareOne() {
        CompletableFuture<ExportedAuthorization> export = fakes.dc(1).pending("auth.exportAuthorization");
        fakes.dc(2).result("auth.importAuthorization", Samples.authorization());
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(fakes.transfer.ensure(2));
        }
        waiting.get(0).cancel(true);
        export.complete(Fakes.exported());
        assertThat(waiting.subList(1, 50)).allMatch(f -> f.isDone() && !f.isCompletedExceptionally());
        assertThat(fakes.dc(1).calls()).hasSize(1);
        assertThat(fakes.dc(2).only(ImportAuthorization.class).bytes()).containsExactly(1, 2, 3);
        assertThat(fakes.transfer.isDone(2)).isTrue();
        assertThat(fakes.transfer.ensure(2)).isCompleted();
        assertThat(fakes.keeper.current().dataCenter(2).orElseThrow().authorizedUser())
                .isEqualTo(1001);
    }

    @Test
    void bytesThatExpiredOnTheWayAreExportedAgainOnce() {
        fakes.dc(1)
                .result("auth.exportAuthorization", Fakes.exported())
                .result("auth.exportAuthorization", Fakes.exported());
        fakes.dc(2)
                .error("auth.importAuthorization", 400, "AUTH_BYTES_INVALID")
                .result("auth.importAuthorization", Samples.authorization());
        assertThat(fakes.transfer.ensure(2)).isCompleted();
    }

    @Test
    void aTransferThatKeepsFailingEndsAndCanBeTriedLater() {
        for (int i = 0; i < 2; i++) {
            fakes.dc(1).result("auth.exportAuthorization", Fakes.exported());
            fakes.dc(2).error("auth.importAuthorization", 400, "USER_ID_INVALID");
        }
        assertThat(fakes.transfer.ensure(2))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(RpcException.class)
                .withMessageContaining("400 USER_ID_INVALID (auth.importAuthorization)");
        assertThat(fakes.transfer.isDone(2)).isFalse();
        fakes.transferWorks(1, 2);
        assertThat(fakes.transfer.ensure(2)).isCompleted();
    }

    @Test
    void aFloodIsNotFedByEveryCall() {
        fakes.dc(1).error("auth.exportAuthorization", 420, "FLOOD_WAIT_3600");
        assertThat(fakes.transfer.ensure(2)).isCompletedExceptionally();
        assertThat(fakes.transfer.ensure(2)).isCompletedExceptionally();
        fakes.time.advance(Duration.ofSeconds(3599));
        assertThat(fakes.transfer.ensure(2)).isCompletedExceptionally();
        assertThat(fakes.dc(1).calls()).hasSize(1);
        fakes.time.advance(Duration.ofSeconds(1));
        fakes.transferWorks(1, 2);
        assertThat(fakes.transfer.ensure(2)).isCompleted();
    }

    @Test
    void anotherUserNeedsAnotherTransfer() {
        fakes.transferWorks(1, 2);
        assertThat(fakes.transfer.ensure(2)).isCompleted();
        fakes.keeper.update(session -> session.withoutUser().withUser(2002, false));
        assertThat(fakes.transfer.isDone(2)).isFalse();
    }
}
