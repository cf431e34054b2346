package dev.mtproto4j.testserver.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A person or a bot that the test server knows. Immutable; its text form holds neither code, password nor token. */
public final class Account {
    private final long id;
    private final @Nullable String phone;
    private final @Nullable String botToken;
    private final String firstName;
    private final @Nullable String lastName;
    private final @Nullable String username;
    private final @Nullable String code;
    private final @Nullable String password;
    private final @Nullable String passwordHint;
    private final @Nullable String recoveryEmail;
    private final int homeDc;

    private Account(Builder builder) {
        this.id = builder.id;
        this.phone = builder.phone;
        this.botToken = builder.botToken;
        this.firstName = builder.firstName;
        this.lastName = builder.lastName;
        this.username = builder.username;
        this.code = builder.code;
        this.password = builder.password;
        this.passwordHint = builder.passwordHint;
        this.recoveryEmail = builder.recoveryEmail;
        this.homeDc = builder.homeDc;
    }

    /**
     * A person.
     *
     * @param phone the number as a person writes it; only its digits count
     * @throws IllegalArgumentException if it cannot be a phone number
     */
    public static Builder builder(String phone) {
        Builder builder = new Builder();
        builder.phone = PhoneNumber.digits(phone)
                .orElseThrow(() -> new IllegalArgumentException("not a phone number: \"" + phone + '"'));
        return builder;
    }

    /**
     * A bot.
     *
     * @param token {@code ID:SECRET}; the id becomes the user id unless {@link Builder#id} says otherwise
     * @throws IllegalArgumentException if the token does not begin with a number and a colon
     */
    public static Builder bot(String token) {
        int colon = token.indexOf(':');
        if (colon < 1 || !token.chars().limit(colon).allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a bot token reads ID:SECRET, with a number before the colon");
        }
        Builder builder = new Builder();
        builder.botToken = token;
        builder.id = Long.parseLong(token.substring(0, colon));
        builder.firstName = "Test Bot";
        return builder;
    }

    /** The user id; 0 until the server has given it one. */
    public long id() {
        return id;
    }

    /** The digits of the phone number; null for a bot. */
    public @Nullable String phone() {
        return phone;
    }

    /** The token; null for a person. */
    public @Nullable String botToken() {
        return botToken;
    }

    public boolean isBot() {
        return botToken != null;
    }

    public String firstName() {
        return firstName;
    }

    public @Nullable String lastName() {
        return lastName;
    }

    /** Without the at sign. */
    public @Nullable String username() {
        return username;
    }

    /** The login code that this account is always sent; null if the server's default applies. */
    public @Nullable String code() {
        return code;
    }

    /** The second factor; null if there is none. */
    public @Nullable String password() {
        return password;
    }

    public @Nullable String passwordHint() {
        return passwordHint;
    }

    /** The address that the password can be recovered with; null if it cannot. The code is the account's own. */
    public @Nullable String recoveryEmail() {
        return recoveryEmail;
    }

    /** The data centre where this account lives; others answer its login with {@code 303 PHONE_MIGRATE_n}. */
    public int homeDc() {
        return homeDc;
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.phone = phone;
        builder.botToken = botToken;
        builder.firstName = firstName;
        builder.lastName = lastName;
        builder.username = username;
        builder.code = code;
        builder.password = password;
        builder.passwordHint = passwordHint;
        builder.recoveryEmail = recoveryEmail;
        builder.homeDc = homeDc;
        return builder;
    }

    @Override
    public String toString() {
        return "Account[id=" + id + ", " + (isBot() ? "bot" : "phone=" + phone) + ", firstName=" + firstName
                + ", homeDc=" + homeDc + (password == null ? "" : ", with password") + ']';
    }

    /** Collects what is known of an account. */
    public static final class Builder {
        private long id;
        private @Nullable String phone;
        private @Nullable String botToken;
        private String firstName = "Test";
        private @Nullable String lastName;
        private @Nullable String username;
        private @Nullable String code;
        private @Nullable String password;
        private @Nullable String passwordHint;
        private @Nullable String recoveryEmail;
        private int homeDc = 1;

        private Builder() {}

        /** The user id, above 0. Without it the server counts from 1000 upwards. */
        public Builder id(long value) {
            if (value <= 0) {
                throw new IllegalArgumentException("user id must be positive: " + value);
            }
            id = value;
            return this;
        }

        public Builder firstName(String value) {
            firstName = Objects.requireNonNull(value, "firstName");
            return this;
        }

        public Builder lastName(@Nullable String value) {
            lastName = value;
            return this;
        }

        /** Without the at sign. */
        public Builder username(@Nullable String value) {
            username = value;
            return this;
        }

        /** The login code that will be right; null for the server's default. */
        public Builder code(@Nullable String value) {
            code = value;
            return this;
        }

        /** The second factor; null for none. */
        public Builder password(@Nullable String value) {
            password = value;
            return this;
        }

        public Builder passwordHint(@Nullable String value) {
            passwordHint = value;
            return this;
        }

        /** The address that the password can be recovered with; null for none. */
        public Builder recoveryEmail(@Nullable String value) {
            recoveryEmail = value;
            return this;
        }

        /** The data centre where the account lives; 1 by default. */
        public Builder homeDc(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("DC ids count from 1: " + value);
            }
            homeDc = value;
            return this;
        }

        public Account build() {
            return new Account(this);
        }
    }
}
