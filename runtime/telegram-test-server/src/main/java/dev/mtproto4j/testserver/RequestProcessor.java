package dev.mtproto4j.testserver;

import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.connection.server.ServerConnection;
import dev.mtproto4j.core.connection.server.ServerHandler;
import dev.mtproto4j.core.connection.server.ServerRequest;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.testserver.layer.LayerCodec;
import dev.mtproto4j.testserver.layer.LayerCodecs;
import dev.mtproto4j.testserver.rpc.Fault;
import dev.mtproto4j.testserver.rpc.RequestHandler;
import dev.mtproto4j.testserver.rpc.UnwrappedRequest;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.UnexpectedConstructorException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request from the wire to its answer: unwrap, decode, gate, faults, handler, encode. */
final class RequestProcessor implements ServerHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RequestProcessor.class);

    private final TestServer server;

    RequestProcessor(TestServer server) {
        this.server = server;
    }

    @Override
    public void onRequest(ServerSession session, ServerRequest request) {
        Call call = new Call(server, session, request);
        try {
            call.receive(UnwrappedRequest.of(request.body(), server.clients().of(session)));
            server.clients().update(session, call.client());
            answer(call, execute(call));
        } catch (RpcException e) {
            fail(call, e);
        } catch (UnexpectedConstructorException e) {
            fail(call, call.error(400, "INPUT_METHOD_INVALID_" + Integer.toUnsignedString(call.constructorId())));
        } catch (TlException | MtprotoException e) {
            LOG.debug("DC {}: a request that cannot be read", server.dcId(), e);
            fail(call, call.error(400, "INPUT_FETCH_ERROR"));
        } catch (ConnectionCut e) {
            call.recordError(e.when);
            session.destroy();
            request.connection().abort();
        } finally {
            server.changed();
        }
    }

    @Override
    public void onSessionCreated(ServerSession session) {
        server.changed();
    }

    @Override
    public void onSessionConnected(ServerSession session, ServerConnection connection) {
        server.changed();
    }

    @Override
    public void onSessionDestroyed(ServerSession session) {
        server.changed();
    }

    @Override
    public void onConnected(ServerConnection connection) {
        server.changed();
    }

    @Override
    public void onDisconnected(ServerConnection connection) {
        server.changed();
    }

    /** The result as bytes, before any fault that concerns the answer. */
    private byte[] execute(Call call) {
        LayerCodec codec = LayerCodecs.forLayer(call.client().layer());
        TlMethod<?> method = codec.readMethod(call.query());
        call.decoded(method);
        call.hit(server.takeFaults(call.constructorId()));
        applyFaults(call);
        if (call.waitsForFailed()) {
            throw call.error(400, "MSG_WAIT_FAILED");
        }
        Optional<RpcException> refused = server.gate(call);
        if (refused.isPresent()) {
            throw refused.get();
        }
        return invoke(call, method, codec);
    }

    private static void applyFaults(Call call) {
        for (Fault fault : call.faults()) {
            if (fault instanceof Fault.Fail fail) {
                throw call.error(fail.code(), fail.type());
            }
            if (fault instanceof Fault.DropBefore) {
                throw new ConnectionCut("connection cut, not executed");
            }
        }
    }

    private byte[] invoke(Call call, TlMethod<?> method, LayerCodec codec) {
        RequestHandler<TlMethod<?>, ?> handler =
                server.findHandler(call.constructorId()).orElseThrow(() -> call.error(400, "METHOD_INVALID"));
        try {
            return codec.writeResult(method, handler.handle(call, method));
        } catch (RpcException e) {
            throw e;
        } catch (ClassCastException e) {
            LOG.error("DC {}: the handler of {} returned an object of a wrong type", server.dcId(), method.tlName(), e);
            throw call.error(500, "INTERNAL_SERVER_ERROR");
        } catch (Exception e) {
            LOG.error("DC {}: the handler of {} failed", server.dcId(), method.tlName(), e);
            throw call.error(500, "INTERNAL_SERVER_ERROR");
        }
    }

    private void answer(Call call, byte[] result) {
        if (call.faults().stream().anyMatch(Fault.DropAfter.class::isInstance)) {
            throw new ConnectionCut("connection cut, executed");
        }
        byte[] sent = GzipPacked.packIfSmaller(result);
        call.recordAnswer(result.length, sent.length);
        if (call.faults().stream().anyMatch(Fault.CutBeforeAnswer.class::isInstance)) {
            call.session().connection().ifPresent(ServerConnection::abort);
        }
        server.sender().send(call, () -> call.session().reply(call.messageId(), sent));
    }

    private void fail(Call call, RpcException error) {
        call.recordError(error.code() + " " + error.rawMessage());
        call.rememberFailure();
        server.sender().send(call, () -> call.session().replyError(call.messageId(), error.code(), error.rawMessage()));
    }

    /** A fault cuts the connection now. */
    private static final class ConnectionCut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String when;

        ConnectionCut(String when) {
            super(when, null, false, false);
            this.when = when;
        }
    }
}
