package dev.mtproto4j.client.dc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mtproto4j.client.dc.DcAddress.Flag;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DcOptionsTest {

    @Test
    void theBuiltInOnesHaveEveryDataCentreOnEveryPort() {
        assertThat(DcOptions.production().dcIds()).containsExactly(1, 2, 3, 4, 5);
        assertThat(DcOptions.test().dcIds()).containsExactly(1, 2, 3);
        assertThat(DcOptions.production().main(4, false))
                .extracting(DcAddress::host, DcAddress::port)
                .containsExactly(
                        tuple("149.154.167.91", 443), tuple("149.154.167.91", 80), tuple("149.154.167.91", 5222));
        assertThat(DcOptions.production().main(2, false)).hasSize(6);
    }

    @Test
    void offersForCallsOnlyAddressesThatAnswerCalls() {
        DcOptions options = DcOptions.of(
                DcAddress.of(2, "192.0.2.1", 443, Set.of(Flag.MEDIA_ONLY), null),
                DcAddress.of(2, "192.0.2.2", 443, Set.of(Flag.OBFUSCATED_ONLY), new byte[16]),
                DcAddress.of(203, "192.0.2.3", 443, Set.of(Flag.CDN), null),
                DcAddress.of(2, "2001:db8::1", 443, Set.of(Flag.IPV6), null),
                DcAddress.of(2, "192.0.2.4", 443));
        assertThat(options.dcIds()).containsExactly(2);
        assertThat(options.main(2, false)).extracting(DcAddress::host).containsExactly("192.0.2.2", "192.0.2.4");
        assertThat(options.main(2, true))
                .extracting(DcAddress::host)
                .containsExactly("2001:db8::1", "192.0.2.2", "192.0.2.4");
        assertThat(options.main(203, false)).isEmpty();
        assertThat(options.reach(2, DcOptions.Purpose.MEDIA, false))
                .extracting(DcAddress::host)
                .containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.4");
        assertThat(options.reach(203, DcOptions.Purpose.CDN, false))
                .extracting(DcAddress::host)
                .containsExactly("192.0.2.3");
    }

    @Test
    void fallsBackOnlyForDataCentresThatAreMissing() {
        DcOptions current = DcOptions.of(DcAddress.of(1, "192.0.2.1", 443));
        DcOptions older = DcOptions.of(DcAddress.of(1, "192.0.2.9", 443), DcAddress.of(2, "192.0.2.2", 443));
        assertThat(current.orElse(older).addresses())
                .extracting(DcAddress::host)
                .containsExactly("192.0.2.1", "192.0.2.2");
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> DcAddress.of(0, "192.0.2.1", 443)).hasMessageContaining("from 1 to 9999, not 0");
        assertThatThrownBy(() -> DcAddress.of(1, "192.0.2.1", 65_536)).hasMessageContaining("Port 65536");
        assertThatThrownBy(() -> DcAddress.of(1, " ", 443)).hasMessageContaining("needs a host");
    }

    @Test
    void aSecretIsNotShown() {
        DcAddress address = DcAddress.of(2, "2001:db8::1", 443, Set.of(Flag.IPV6), new byte[] {1, 2, 3});
        assertThat(address).hasToString("DC 2 at [2001:db8::1]:443 [IPV6]");
    }
}
