package dev.mtproto4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DcNumberTest {

    @Test
    void namesTestAndMediaInOneNumber() {
        assertThat(DcNumber.of(2).wireValue()).isEqualTo(2);
        assertThat(new DcNumber(2, true, false).wireValue()).isEqualTo(10_002);
        assertThat(new DcNumber(4, false, true).wireValue()).isEqualTo(-4);
        assertThat(new DcNumber(2, true, true).wireValue()).isEqualTo(-10_002);
    }

    @Test
    void isPrintedForPeople() {
        assertThat(DcNumber.of(2)).hasToString("DC 2");
        assertThat(new DcNumber(2, true, false)).hasToString("DC 2 (test)");
        assertThat(new DcNumber(4, false, true)).hasToString("DC 4 (media)");
        assertThat(new DcNumber(4, true, true)).hasToString("DC 4 (test, media)");
    }

    @Test
    void readsBackWhatItWrote() {
        for (int value : new int[] {1, 5, 203, 10_001, 10_003, -1, -4, -10_002}) {
            assertThat(DcNumber.fromWire(value).wireValue()).isEqualTo(value);
        }
    }

    @Test
    void refusesNumbersThatCannotBeTold() {
        for (int value : new int[] {0, 10_000, -10_000, 20_001, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> DcNumber.fromWire(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
