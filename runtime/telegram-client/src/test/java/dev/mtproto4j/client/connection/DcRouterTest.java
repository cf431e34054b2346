package dev.mtproto4j.client.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.api.type.updates.State;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.tl.RpcException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DcRouterTest {

    private static final String METHOD = "help.getNearestDc";
    private static final String GET_STATE = "updates.getState";
    private static final NearestDc NEAREST = new NearestDc("NL", 1, 2);
    private static final State STATE = new State(1, 2, 3, 4, 5);

    @ParameterizedTest
    @ValueSource(strings = {"PHONE_MIGRATE_2", "USER_MIGRATE_2", "NETWORK_MIGRATE_2"})
    void homeMoves(String type) {
        Fakes fakes = new Fakes(false);
        fakes.dc(1).error(METHOD, 303, type);
        fakes.dc(2).result(METHOD, NEAREST).result(METHOD, NEAREST);
        assertThat(Calls.await(fakes.router.invoke(new GetNearestDc()))).isEqualTo(NEAREST);
        assertThat(fakes.keeper.current().homeDc()).isEqualTo(2);
        Calls.await(fakes.router.invoke(new GetNearestDc()));
        assertThat(fakes.dc(1).calls()).hasSize(1);
    }

    @Test
    void whoeverIsSignedInMovesWithHome() {
        Fakes fakes = new Fakes(true).transferWorks(1, 2);
        fakes.dc(1).error(GET_STATE, 303, "USER_MIGRATE_2");
        fakes.dc(2).result(GET_STATE, STATE);
        Calls.await(fakes.router.invoke(new GetState()));
        assertThat(fakes.keeper.current().homeDc()).isEqualTo(2);
        assertThat(fakes.dc(2).names()).containsExactly("auth.importAuthorization", GET_STATE);
    }

    @ParameterizedTest
    @CsvSource({"303, FILE_MIGRATE_2", "400, FILE_MIGRATE_2", "303, STATS_MIGRATE_2"})
    void oneCallMoves(int code, String type) {
        Fakes fakes = new Fakes(true).transferWorks(1, 2);
        fakes.dc(1).error(GET_STATE, code, type).error(GET_STATE, code, type);
        fakes.dc(2).result(GET_STATE, STATE).result(GET_STATE, STATE);
        Calls.await(fakes.router.invoke(new GetState()));
        Calls.await(fakes.router.invoke(new GetState()));
        assertThat(fakes.keeper.current().homeDc()).isEqualTo(1);
        assertThat(fakes.dc(2).names()).containsExactly("auth.importAuthorization", GET_STATE, GET_STATE);
    }

    @Test
    void nobodySignedInMovesNoAuthorization() {
        Fakes fakes = new Fakes(false);
        fakes.dc(2).result(METHOD, NEAREST);
        assertThat(Calls.await(fakes.on(2, new GetNearestDc()))).isEqualTo(NEAREST);
    }

    @Test
    void aLostAuthorizationIsMovedAgainOnce() {
        Fakes fakes = new Fakes(true).transferWorks(1, 2).transferWorks(1, 2);
        fakes.dc(2).error(GET_STATE, 401, "AUTH_KEY_UNREGISTERED").result(GET_STATE, STATE);
        assertThat(Calls.await(fakes.on(2, new GetState()))).isEqualTo(STATE);
        fakes.transferWorks(1, 2);
        fakes.dc(2).error(GET_STATE, 401, "AUTH_KEY_UNREGISTERED").error(GET_STATE, 401, "AUTH_KEY_UNREGISTERED");
        assertThatThrownBy(() -> Calls.await(fakes.on(2, new GetState())))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("AUTH_KEY_UNREGISTERED");
        assertThat(fakes.ended).isEmpty();
    }

    @Test
    void aRoundOfMigrationsEnds() {
        Fakes fakes = new Fakes(false);
        for (int i = 0; i < 5; i++) {
            fakes.dc(1).error(METHOD, 303, "NETWORK_MIGRATE_2");
            fakes.dc(2).error(METHOD, 303, "NETWORK_MIGRATE_1");
        }
        assertThatThrownBy(() -> Calls.await(fakes.router.invoke(new GetNearestDc())))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("NETWORK_MIGRATE_");
        assertThat(fakes.dc(1).calls().size() + fakes.dc(2).calls().size()).isEqualTo(5);
    }

    @Test
    void aRoundOfFileMigrationsEnds() {
        Fakes fakes = new Fakes(true).transferWorks(1, 2);
        for (int i = 0; i < 9; i++) {
            fakes.dc(1).error(GET_STATE, 303, "FILE_MIGRATE_2");
            fakes.dc(2).error(GET_STATE, 303, "FILE_MIGRATE_1");
        }
        assertThatThrownBy(() -> Calls.await(fakes.router.invoke(new GetState())))
                .hasMessageContaining("FILE_MIGRATE_");
        assertThat(fakes.dc(1).names()).filteredOn(GET_STATE::equals).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void anUnknownDataCentreIsLookedUpOnceAndNamed() {
        Fakes fakes = new Fakes(false);
        fakes.dc(1).error(METHOD, 303, "NETWORK_MIGRATE_9").result("help.getConfig", Configs.with(1, 2));
        assertThatThrownBy(() -> Calls.await(fakes.router.invoke(new GetNearestDc())))
                .isInstanceOf(UnknownDcException.class)
                .hasMessage("No address is known for DC 9; known are [1, 2, 3].");
        assertThat(fakes.keeper.current().homeDc()).isEqualTo(1);
    }

    @Test
    void aNewDataCentreIsLearntFromTheConfiguration() {
        Fakes fakes = new Fakes(false);
        fakes.dc(1).result("help.getConfig", Configs.with(1, 7));
        fakes.dc(7).result(METHOD, NEAREST);
        assertThat(Calls.await(fakes.on(7, new GetNearestDc()))).isEqualTo(NEAREST);
        assertThat(fakes.keeper.current().dcOptions().dcIds()).containsExactly(1, 7);
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTH_KEY_UNREGISTERED, AUTH_KEY_UNREGISTERED",
        "401, SESSION_REVOKED, SESSION_REVOKED",
        "401, SESSION_EXPIRED, SESSION_EXPIRED",
        "401, USER_DEACTIVATED, USER_DEACTIVATED",
        "401, USER_DEACTIVATED_BAN, USER_DEACTIVATED",
        "406, AUTH_KEY_DUPLICATED, AUTH_KEY_DUPLICATED"
    })
    void theEndOfTheSessionIsTold(int code, String type, SessionEnd end) {
        Fakes fakes = new Fakes(true);
        fakes.dc(1).error(GET_STATE, code, type);
        assertThatThrownBy(() -> Calls.await(fakes.router.invoke(new GetState())))
                .isInstanceOf(RpcException.class);
        assertThat(fakes.ended).containsExactly(end);
    }

    @Test
    void anAccountThatIsGoneElsewhereIsGoneAtHomeToo() {
        Fakes fakes = new Fakes(true).transferWorks(1, 2);
        fakes.dc(2).error(GET_STATE, 401, "USER_DEACTIVATED");
        assertThatThrownBy(() -> Calls.await(fakes.on(2, new GetState()))).hasMessageContaining("USER_DEACTIVATED");
        assertThat(fakes.ended).containsExactly(SessionEnd.USER_DEACTIVATED);
    }

    @Test
    void aKeyThatIsDuplicatedElsewhereIsReplacedAndTheSessionLivesOn() {
        Fakes fakes = new Fakes(true).transferWorks(1, 2).transferWorks(1, 2);
        fakes.dc(2).error(GET_STATE, 406, "AUTH_KEY_DUPLICATED").result(GET_STATE, STATE);
        assertThat(Calls.await(fakes.on(2, new GetState()))).isEqualTo(STATE);
        assertThat(fakes.keysLost).containsExactly(2);
        assertThat(fakes.ended).isEmpty();
    }

    /** Both calls are under way when the authorization is lost; the second hears of it after it was moved again. */
    @Test
    void oldNewsOfALossMoveNothing() {
        Fakes fakes = new Fakes(true).transferWorks(1, 2).transferWorks(1, 2);
        CompletableFuture<State> first = fakes.dc(2).pending(GET_STATE);
        CompletableFuture<State> second = fakes.dc(2).pending(GET_STATE);
        List<CompletableFuture<State>> calls = List.of(fakes.on(2, new GetState()), fakes.on(2, new GetState()));
        fakes.dc(2).result(GET_STATE, STATE).result(GET_STATE, STATE);
        RpcException lost = new RpcException(401, "AUTH_KEY_UNREGISTERED", GET_STATE);
        first.completeExceptionally(lost);
        second.completeExceptionally(lost);
        assertThat(calls).allSatisfy(call -> assertThat(call).isCompletedWithValue(STATE));
        assertThat(fakes.dc(1).names()).hasSize(2).containsOnly("auth.exportAuthorization");
    }

    @Test
    void beforeTheLoginItIsAnOrdinaryError() {
        Fakes fakes = new Fakes(false);
        CompletableFuture<State> early = fakes.dc(1).pending(GET_STATE);
        CompletableFuture<State> call = fakes.router.invoke(new GetState());
        fakes.keeper.update(session -> session.withUser(1001, false));
        early.completeExceptionally(new RpcException(401, "AUTH_KEY_UNREGISTERED", GET_STATE));
        assertThat(call).isCompletedExceptionally();
        assertThat(fakes.ended).isEmpty();
    }

    @Test
    void whenTheExportSaysSoTheSessionHasEndedToo() {
        Fakes fakes = new Fakes(true);
        fakes.dc(1).error("auth.exportAuthorization", 401, "SESSION_REVOKED");
        assertThatThrownBy(() -> Calls.await(fakes.on(2, new GetState()))).hasMessageContaining("SESSION_REVOKED");
        assertThat(fakes.ended).containsExactly(SessionEnd.SESSION_REVOKED);
    }

    @Test
    void anImportByHandIsRememberedAndNeedsNoTransfer() {
        Fakes fakes = new Fakes(true);
        fakes.dc(2).result("auth.importAuthorization", Samples.authorization()).result(GET_STATE, STATE);
        Calls.await(fakes.on(2, new ImportAuthorization(1001, new byte[1])));
        Calls.await(fakes.on(2, new GetState()));
        assertThat(fakes.dc(1).calls()).isEmpty();
    }

    @Test
    void aWrongImportIsTheCallersError() {
        Fakes fakes = new Fakes(true);
        fakes.dc(2).error("auth.importAuthorization", 400, "AUTH_BYTES_INVALID");
        assertThatThrownBy(() -> Calls.await(fakes.on(2, new ImportAuthorization(1, new byte[1]))))
                .isInstanceOfSatisfying(
                        RpcException.class,
                        error -> assertThat(error.as(ImportAuthorization.ErrorType.class))
                                .contains(ImportAuthorization.ErrorType.AUTH_BYTES_INVALID));
    }
}
