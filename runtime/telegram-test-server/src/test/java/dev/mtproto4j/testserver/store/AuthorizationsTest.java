package dev.mtproto4j.testserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.testserver.store.Authorizations.State;
import org.junit.jupiter.api.Test;

class AuthorizationsTest {
    private final Authorizations authorizations = new Authorizations();

    @Test
    void aKeyBelongsToWhoSignedInWithIt() {
        assertThat(authorizations.of(1).state()).isEqualTo(State.NOBODY);
        authorizations.requirePassword(1, 1000);
        assertThat(authorizations.userOf(1)).isEmpty();
        assertThat(authorizations.of(1).state()).isEqualTo(State.PASSWORD_NEEDED);
        authorizations.signIn(1, 1000);
        assertThat(authorizations.userOf(1)).hasValue(1000);
        assertThat(authorizations.remove(1)).isPresent();
        assertThat(authorizations.remove(1)).isEmpty();
        assertThat(authorizations.userOf(1)).isEmpty();
    }

    @Test
    void revokingSparesOneKeyAndOtherPeople() {
        authorizations.signIn(1, 1000);
        authorizations.signIn(2, 1000);
        authorizations.signIn(3, 2000);
        assertThat(authorizations.revoke(1000, 2)).isEqualTo(1);
        assertThat(authorizations.of(1).state()).isEqualTo(State.REVOKED);
        assertThat(authorizations.keysOf(1000)).containsExactly(2L);
        assertThat(authorizations.keysOf(2000)).containsExactly(3L);
    }
}
