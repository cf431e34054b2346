package dev.mtproto4j.testserver.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Faults faults = new Faults();

    @Test
    void onceIsOnce() {
        faults.failNext(7, 420, "FLOOD_WAIT_3");
        assertThat(faults.take(8)).isEmpty();
        assertThat(faults.take(7)).containsExactly(new Fault.Fail(420, "FLOOD_WAIT_3"));
        assertThat(faults.take(7)).isEmpty();
    }

    @Test
    void countsAndForever() {
        faults.failNext(7, 500, "A", 2).failAlways(7, 400, "B");
        assertThat(faults.take(7)).containsExactly(new Fault.Fail(500, "A"));
        assertThat(faults.take(7)).containsExactly(new Fault.Fail(500, "A"));
        assertThat(faults.take(7)).containsExactly(new Fault.Fail(400, "B"));
        assertThat(faults.take(7)).containsExactly(new Fault.Fail(400, "B"));
        assertThat(faults.clear(7).take(7)).isEmpty();
    }

    @Test
    void oneEndAtATimeWithWhateverElseHappens() {
        faults.dropConnection(7).failNext(7, 400, "A").delay(Faults.ANY_METHOD, Duration.ofSeconds(1));
        assertThat(faults.take(7)).containsExactly(new Fault.DropBefore(), new Fault.Delay(Duration.ofSeconds(1)));
        assertThat(faults.take(7)).containsExactly(new Fault.Fail(400, "A"), new Fault.Delay(Duration.ofSeconds(1)));
        assertThat(faults.clear().take(7)).isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> faults.failNext(7, 400, "A", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
