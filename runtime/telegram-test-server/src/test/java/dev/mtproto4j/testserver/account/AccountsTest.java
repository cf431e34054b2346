package dev.mtproto4j.testserver.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccountsTest {
    private final Accounts accounts = new Accounts();

    @Test
    void idsAreGivenInOrderAroundThoseThatWereChosen() {
        accounts.add(Account.builder("+10000001").id(1001).build());
        assertThat(accounts.add(Account.builder("+10000002").build()).id()).isEqualTo(1000);
        assertThat(accounts.add(Account.builder("+10000003").build()).id()).isEqualTo(1002);
    }

    @Test
    void whatIsTakenIsRefused() {
        accounts.add(Account.builder("+10000001").id(7).username("Ada").build());
        accounts.add(Account.bot("110:secret").build());
        assertThatThrownBy(() -> accounts.add(Account.builder("10000001").build()))
                .hasMessage("phone number 10000001 is taken");
        assertThatThrownBy(() -> accounts.add(Account.builder("+10000002").id(7).build()))
                .hasMessage("user id 7 is taken");
        assertThatThrownBy(() -> accounts.add(
                        Account.builder("+10000003").username("ada").build()))
                .hasMessage("username ada is taken");
        assertThatThrownBy(() -> accounts.add(Account.bot("110:secret").id(5).build()))
                .hasMessage("bot token of user 5 is taken");
    }

    @Test
    void anUpdateIsFoundUnderItsNewNames() {
        long id = accounts.add(Account.builder("+10000001").username("old").build())
                .id();
        accounts.update(id, account -> account.toBuilder().username("new").build());
        assertThat(accounts.findByUsername("OLD")).isEmpty();
        assertThat(accounts.findByUsername("NEW")).map(Account::id).contains(id);
        assertThat(accounts.findByPhone("+1 0000 001")).map(Account::id).contains(id);
        assertThat(accounts.update(99, account -> account)).isEmpty();
        assertThatThrownBy(() ->
                        accounts.update(id, account -> account.toBuilder().id(5).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textHoldsNoSecret() {
        Account person = Account.builder("+10000001")
                .code("13579")
                .password("p4ssw0rd")
                .passwordHint("h1nt")
                .build();
        assertThat(person.toString()).doesNotContain("13579", "p4ssw0rd", "h1nt");
        assertThat(Account.bot("110:t0ken").build().toString()).doesNotContain("t0ken");
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> Account.builder("hello")).hasMessageContaining("\"hello\"");
        assertThatThrownBy(() -> Account.bot("hello")).hasMessageContaining("ID:SECRET");
        assertThatThrownBy(() -> Account.builder("+10000001").id(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> Account.builder("+10000001").homeDc(0)).hasMessageContaining("DC");
    }
}
