package dev.mtproto4j.testserver.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everybody that a cluster knows, on all its data centres. Thread-safe. */
public final class Accounts {
    /** More people than any test needs; a program that signs up without end is refused here. */
    static final int MAX_ACCOUNTS = 100_000;

    private static final long FIRST_ID = 1000;

    private final Map<Long, Account> byId = new HashMap<>();
    private final Map<String, Long> byPhone = new HashMap<>();
    private final Map<String, Long> byToken = new HashMap<>();
    private final Map<String, Long> byUsername = new HashMap<>();
    private long nextId = FIRST_ID;

    /**
     * Adds an account, giving it an id if it has none.
     *
     * @return the account with its id
     * @throws IllegalArgumentException if its id, phone number, token or username is taken
     * @throws IllegalStateException if there are too many accounts
     */
    public synchronized Account add(Account account) {
        if (byId.size() >= MAX_ACCOUNTS) {
            throw new IllegalStateException("the test server holds at most " + MAX_ACCOUNTS + " accounts");
        }
        Account added =
                account.id() != 0 ? account : account.toBuilder().id(freeId()).build();
        requireFree(byId.containsKey(added.id()), "user id " + added.id());
        requireFree(byPhone.containsKey(added.phone()), "phone number " + added.phone());
        requireFree(byToken.containsKey(added.botToken()), "bot token of user " + added.id());
        requireFree(
                findByUsername(added.username() == null ? "" : added.username()).isPresent(),
                "username " + added.username());
        index(added);
        return added;
    }

    /** Replaces an account by what {@code change} makes of it; the id stays. */
    public synchronized Optional<Account> update(long id, UnaryOperator<Account> change) {
        Account before = byId.get(id);
        if (before == null) {
            return Optional.empty();
        }
        Account after = change.apply(before);
        if (after.id() != id) {
            throw new IllegalArgumentException("an update must not change the user id " + id);
        }
        if (before.phone() != null) {
            byPhone.remove(before.phone());
        }
        if (before.botToken() != null) {
            byToken.remove(before.botToken());
        }
        if (before.username() != null) {
            byUsername.remove(before.username().toLowerCase(Locale.ROOT));
        }
        index(after);
        return Optional.of(after);
    }

    /** Removes an account; its number can sign up again. */
    public synchronized void remove(long id) {
        Account gone = byId.remove(id);
        if (gone != null) {
            byPhone.remove(gone.phone());
            byToken.remove(gone.botToken());
            byUsername.remove(gone.username() == null ? "" : gone.username().toLowerCase(Locale.ROOT));
        }
    }

    public synchronized Optional<Account> findById(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Finds a person by number.
     *
     * @param phone as a person writes it
     */
    public synchronized Optional<Account> findByPhone(String phone) {
        return PhoneNumber.digits(phone).map(byPhone::get).map(byId::get);
    }

    public synchronized Optional<Account> findByToken(String token) {
        return Optional.ofNullable(byToken.get(token)).map(byId::get);
    }

    /**
     * Finds by username, whatever its case.
     *
     * @param username without the at sign
     */
    public synchronized Optional<Account> findByUsername(String username) {
        return Optional.ofNullable(byUsername.get(username.toLowerCase(Locale.ROOT)))
                .map(byId::get);
    }

    /** Everybody, in no particular order. */
    public synchronized List<Account> all() {
        return new ArrayList<>(byId.values());
    }

    private long freeId() {
        while (byId.containsKey(nextId)) {
            nextId++;
        }
        return nextId++;
    }

    private void index(Account account) {
        byId.put(account.id(), account);
        if (account.phone() != null) {
            byPhone.put(account.phone(), account.id());
        }
        if (account.botToken() != null) {
            byToken.put(account.botToken(), account.id());
        }
        if (account.username() != null) {
            byUsername.put(account.username().toLowerCase(Locale.ROOT), account.id());
        }
    }

    private static void requireFree(boolean taken, String what) {
        if (taken) {
            throw new IllegalArgumentException(what + " is taken");
        }
    }
}
