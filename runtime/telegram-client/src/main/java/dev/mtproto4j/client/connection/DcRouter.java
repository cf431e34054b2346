package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each call to the right data centre: the home one at first, then where the server says. {@code PHONE_MIGRATE_n},
 * {@code USER_MIGRATE_n} and {@code NETWORK_MIGRATE_n} move home; {@code FILE_MIGRATE_n} and {@code STATS_MIGRATE_n} move
 * this one call, and the authorization with it. Every call ends: hops and transfers are counted. Thread-safe.
 */
final class DcRouter implements RpcInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(DcRouter.class);

    private static final int MAX_HOPS = 4;

    private static final int NO_TRANSFER = -1;

    /** Methods that are about this data centre or this key, and work before anybody is signed in there. */
    private static final Set<String> NEEDS_NO_AUTHORIZATION = Set.of(
            "auth.importAuthorization",
            "auth.importLoginToken",
            "auth.importBotAuthorization",
            "auth.bindTempAuthKey",
            "help.getConfig",
            "help.getNearestDc");

    private final SessionKeeper keeper;
    private final DcCalls dcs;
    private final AuthTransfer transfer;
    private final DcDirectory directory;
    private final Consumer<SessionEnd> ended;
    private final IntConsumer keyLost;

    /**
     * @param ended told when the home data centre says that nobody is signed in any more
     * @param keyLost told when another one says that its key is good for nothing any more
     */
    DcRouter(
            SessionKeeper keeper,
            DcCalls dcs,
            AuthTransfer transfer,
            DcDirectory directory,
            Consumer<SessionEnd> ended,
            IntConsumer keyLost) {
        this.keeper = keeper;
        this.dcs = dcs;
        this.transfer = transfer;
        this.directory = directory;
        this.ended = ended;
        this.keyLost = keyLost;
    }

    @Override
    public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
        return invoke(method, Sending.PLAIN);
    }

    <R> CompletableFuture<R> invoke(TlMethod<R> method, Sending sending) {
        Call<R> call = new Call<>(method, sending, keeper.current().userId());
        int dcId = sending.settings().dcId();
        if (dcId == 0) {
            atHome(call);
        } else {
            at(dcId, call);
        }
        return call.relay;
    }

    private <R> void atHome(Call<R> call) {
        int home = keeper.current().homeDc();
        call.relay.follow(dcs.invoke(home, call.method, call.sending), (result, error) -> {
            if (error == null) {
                call.relay.complete(result);
                return;
            }
            Migration migration = Migration.of(error).orElse(null);
            if (migration == null) {
                failAtHome(call, error);
            } else if (call.sending.settings().dcId() != 0 && migration.home()) {
                call.relay.completeExceptionally(error);
            } else {
                migrate(call, migration, error);
            }
        });
    }

    private <R> void failAtHome(Call<R> call, Throwable error) {
        // A call from before the login, or of somebody who signed out since, tells nothing about who is signed in now.
        boolean meantUs = call.userId != 0 && call.userId == keeper.current().userId();
        if (meantUs) {
            SessionEnd.of(error).ifPresent(ended);
        }
        call.relay.completeExceptionally(error);
    }

    private <R> void migrate(Call<R> call, Migration migration, Throwable error) {
        if (++call.hops > MAX_HOPS) {
            LOG.warn("{}: still sent elsewhere after {} migrations", call.method.tlName(), MAX_HOPS);
            call.relay.completeExceptionally(error);
        } else if (migration.home()) {
            LOG.debug("{}: home moves to DC {}", call.method.tlName(), migration.dcId());
            call.relay.follow(moveHome(migration.dcId()), (done, failure) -> {
                if (failure == null) {
                    atHome(call);
                } else {
                    call.relay.completeExceptionally(failure);
                }
            });
        } else {
            LOG.debug("{}: goes on at DC {}", call.method.tlName(), migration.dcId());
            at(migration.dcId(), call);
        }
    }

    /** Makes a data centre the home one; whoever is signed in stays so. */
    CompletableFuture<Void> moveHome(int dcId) {
        Relay<Void> moved = new Relay<>();
        moved.follow(directory.ensureKnown(dcId), (known, error) -> {
            if (error != null) {
                moved.completeExceptionally(error);
                return;
            }
            boolean signedIn = keeper.current().isSignedIn();
            CompletableFuture<Void> ready =
                    signedIn ? transfer.ensure(dcId) : CompletableFuture.<Void>completedFuture(null);
            moved.follow(ready, (done, failure) -> {
                if (failure == null) {
                    keeper.update(session -> session.withHomeDc(dcId));
                    moved.complete(null);
                } else {
                    moved.completeExceptionally(failure);
                }
            });
        });
        return moved;
    }

    private <R> void at(int dcId, Call<R> call) {
        if (dcId == keeper.current().homeDc()) {
            atHome(call);
            return;
        }
        call.relay.follow(directory.ensureKnown(dcId), (known, error) -> {
            if (error != null) {
                call.relay.completeExceptionally(error);
                return;
            }
            boolean needed = keeper.current().isSignedIn() && !NEEDS_NO_AUTHORIZATION.contains(call.method.tlName());
            CompletableFuture<Void> ready =
                    needed ? transfer.ensure(dcId) : CompletableFuture.<Void>completedFuture(null);
            call.relay.follow(ready, (done, failure) -> {
                if (failure == null) {
                    send(dcId, call, needed);
                } else {
                    failTransfer(call, failure);
                }
            });
        });
    }

    /** The transfer asks the home data centre first: its answer may be that the session is over. */
    private <R> void failTransfer(Call<R> call, Throwable error) {
        boolean fromHome = error instanceof RpcException rpc && rpc.method().equals("auth.exportAuthorization");
        if (fromHome) {
            failAtHome(call, error);
        } else {
            call.relay.completeExceptionally(error);
        }
    }

    private <R> void send(int dcId, Call<R> call, boolean authorized) {
        int transfers = transfer.count(dcId);
        call.relay.follow(dcs.invoke(dcId, call.method, call.sending), (result, error) -> {
            if (error == null) {
                noteImport(dcId, call.method, result);
                call.relay.complete(result);
            } else {
                failElsewhere(dcId, call, authorized ? transfers : NO_TRANSFER, error);
            }
        });
    }

    /** @param transfers how many there had been when the call was sent */
    private <R> void failElsewhere(int dcId, Call<R> call, int transfers, Throwable error) {
        SessionEnd end = transfers == NO_TRANSFER ? null : SessionEnd.of(error).orElse(null);
        Migration migration = Migration.of(error).filter(m -> !m.home()).orElse(null);
        if (migration != null) {
            migrate(call, migration, error);
        } else if (end != null && end.isOfAccount()) {
            failAtHome(call, error);
        } else if (end != null && !call.transferredAgain) {
            LOG.debug("DC {} has lost the authorization ({}); it is moved there again", dcId, end);
            call.transferredAgain = true;
            // Of many calls that hear of it, the first one draws the consequences.
            if (transfer.forget(dcId, transfers) && end.losesKey()) {
                keyLost.accept(dcId);
            }
            at(dcId, call);
        } else {
            call.relay.completeExceptionally(error);
        }
    }

    /** A program may also import an authorization by its own hand. */
    private void noteImport(int dcId, TlMethod<?> method, @Nullable Object result) {
        if (method instanceof ImportAuthorization && result instanceof Authorization authorization) {
            long userId = Users.id(authorization.user());
            if (userId == keeper.current().userId()) {
                transfer.remember(dcId, userId);
            }
        }
    }

    /** One call on its way. */
    private static final class Call<R> {
        final TlMethod<R> method;
        final Sending sending;
        final long userId;
        final Relay<R> relay = new Relay<>();
        boolean transferredAgain;
        int hops;

        Call(TlMethod<R> method, Sending sending, long userId) {
            this.method = method;
            this.sending = sending;
            this.userId = userId;
        }
    }
}
