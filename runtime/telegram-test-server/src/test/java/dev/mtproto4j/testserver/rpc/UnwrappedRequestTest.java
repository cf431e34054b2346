package dev.mtproto4j.testserver.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.InitConnection;
import dev.mtproto4j.api.method.InvokeAfterMsg;
import dev.mtproto4j.api.method.InvokeAfterMsgs;
import dev.mtproto4j.api.method.InvokeWithLayer;
import dev.mtproto4j.api.method.InvokeWithTakeout;
import dev.mtproto4j.api.method.InvokeWithoutUpdates;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.InputClientProxy;
import dev.mtproto4j.api.type.JsonNull;
import dev.mtproto4j.api.type.JsonObject;
import dev.mtproto4j.api.type.JsonObjectValue;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnwrappedRequestTest {
    @Test
    void everythingAClientSaysIsHeard() {
        TlMethod<Config> inner = InitConnection.<Config>builder()
                .apiId(7)
                .deviceModel("toaster")
                .systemVersion("1")
                .appVersion("2")
                .systemLangCode("en")
                .langPack("")
                .langCode("en")
                .proxy(new InputClientProxy("127.0.0.1", 443))
                .params(new JsonObject(List.of(new JsonObjectValue("tz", new JsonNull()))))
                .query(new InvokeAfterMsg<>(11, new InvokeAfterMsgs<>(LongVector.of(12, 13), new GetConfig())))
                .build();
        UnwrappedRequest request = UnwrappedRequest.of(
                new InvokeWithLayer<>(158, new InvokeWithoutUpdates<>(inner)).toByteArray(), ClientInfo.UNKNOWN);
        assertThat(request.client()).isEqualTo(new ClientInfo(158, true, 7, "toaster", "2", true));
        assertThat(request.afterMessages()).containsExactly(11L, 12L, 13L);
        assertThat(request.constructorId()).isEqualTo(GetConfig.CONSTRUCTOR_ID);
        assertThat(request.query()).isEqualTo(new GetConfig().toByteArray());
    }

    @Test
    void whatWasSaidStays() {
        ClientInfo known = new ClientInfo(158, true, 7, "toaster", "2", true);
        UnwrappedRequest request = UnwrappedRequest.of(new GetConfig().toByteArray(), known);
        assertThat(request.client()).isEqualTo(new ClientInfo(158, true, 7, "toaster", "2", false));
    }

    @Test
    void gzipBetweenTheWrappers() {
        byte[] large = new InvokeWithTakeout<>(1, new GetConfig()).toByteArray();
        TlWriter writer = new TlWriter();
        writer.writeInt(InvokeWithLayer.CONSTRUCTOR_ID);
        writer.writeInt(228);
        writer.writeRaw(GzipPacked.packIfSmaller(large));
        UnwrappedRequest request = UnwrappedRequest.of(writer.toByteArray(), ClientInfo.UNKNOWN);
        assertThat(request.constructorId()).isEqualTo(GetConfig.CONSTRUCTOR_ID);
        assertThat(request.client().layer()).isEqualTo(228);
    }

    @Test
    void hostileNestingEnds() {
        TlMethod<?> method = new GetConfig();
        for (int i = 0; i < 17; i++) {
            method = new InvokeWithoutUpdates<>(method);
        }
        byte[] body = method.toByteArray();
        assertThatThrownBy(() -> UnwrappedRequest.of(body, ClientInfo.UNKNOWN))
                .isInstanceOf(TlException.class)
                .hasMessageContaining("16 wrappers");
        assertThatThrownBy(() -> UnwrappedRequest.of(new byte[3], ClientInfo.UNKNOWN))
                .isInstanceOf(TlException.class);
    }
}
