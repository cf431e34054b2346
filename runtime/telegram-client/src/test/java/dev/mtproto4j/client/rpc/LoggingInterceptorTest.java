package dev.mtproto4j.client.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.auth.ImportBotAuthorization;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.client.support.ScriptedInvoker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class LoggingInterceptorTest {

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void namesTheCallAndNothingThatIsInIt() {
        String secret = "AAtop-secret-token";
        ScriptedInvoker server = new ScriptedInvoker()
                .result("auth.importBotAuthorization", Samples.authorization())
                .error("auth.importBotAuthorization", 400, "ACCESS_TOKEN_INVALID");
        RpcInvoker client =
                RpcInterceptor.chain(List.of(new LoggingInterceptor(new ManualScheduler().clock())), server);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            var method = new ImportBotAuthorization(0, 1, "hash-of-the-app", "110:" + secret);
            client.invoke(method).join();
            assertThat(client.invoke(method)).isCompletedExceptionally();
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("auth.importBotAuthorization: ok in 0 ms")
                .contains("auth.importBotAuthorization: 400 ACCESS_TOKEN_INVALID after 0 ms")
                .doesNotContain(secret)
                .doesNotContain("hash-of-the-app")
                .doesNotContain("Lovelace");
    }
}
