package dev.mtproto4j.testserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.testserver.store.LoginCodes.Outcome;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginCodesTest {
    private final TestClock clock = new TestClock();
    private final LoginCodes codes = new LoginCodes(clock, new SecureRandom());
    private final String hash = codes.send("15550100", "24680");

    @Test
    void theRightCodeConfirms() {
        assertThat(codes.check("+1 555 0100", hash, "24680")).isEqualTo(Outcome.RIGHT);
        assertThat(codes.take("15550100", hash))
                .hasValueSatisfying(code -> assertThat(code.confirmed()).isTrue());
        assertThat(codes.check("15550100", hash, "24680")).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void fiveWrongTriesEndIt() {
        for (int i = 0; i < LoginCodes.MAX_WRONG_TRIES; i++) {
            assertThat(codes.check("15550100", hash, "0")).isEqualTo(Outcome.WRONG);
        }
        assertThat(codes.check("15550100", hash, "24680")).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void anotherNumberOrHashIsExpired() {
        assertThat(codes.check("15550101", hash, "24680")).isEqualTo(Outcome.EXPIRED);
        assertThat(codes.check("15550100", "beef", "24680")).isEqualTo(Outcome.EXPIRED);
        assertThat(codes.take("15550101", hash)).isEmpty();
        assertThat(codes.check("15550100", hash, "24680")).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void itEndsByTheClock() {
        clock.advance(LoginCodes.LIFETIME.minus(Duration.ofSeconds(1)));
        assertThat(codes.find("15550100", hash)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(codes.check("15550100", hash, "24680")).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void resendingForgivesWrongTries() {
        codes.check("15550100", hash, "0");
        assertThat(codes.resend("15550100", hash)).hasValueSatisfying(code -> {
            assertThat(code.resends()).isEqualTo(1);
            assertThat(code.wrongTries()).isZero();
            assertThat(code.toString()).doesNotContain("24680");
        });
        assertThat(codes.resend("15550100", "beef")).isEmpty();
    }
}
