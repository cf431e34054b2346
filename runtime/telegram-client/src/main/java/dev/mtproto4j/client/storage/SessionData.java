package dev.mtproto4j.client.storage;

import dev.mtproto4j.client.dc.DcOptions;
import dev.mtproto4j.client.dc.Environment;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a client has to know to go on where it stopped. Immutable: the {@code with} methods return a changed
 * copy. {@link #toString} has no secret.
 */
public final class SessionData {

    private final Environment environment;
    private final int homeDc;
    private final long userId;
    private final boolean bot;
    private final SortedMap<Integer, DcSession> dataCenters;
    private final DcOptions dcOptions;
    private final Instant dcOptionsExpire;
    private final List<byte[]> futureAuthTokens;

    SessionData(
            Environment environment,
            int homeDc,
            long userId,
            boolean bot,
            Map<Integer, DcSession> dataCenters,
            DcOptions dcOptions,
            Instant dcOptionsExpire,
            List<byte[]> futureAuthTokens) {
        this.environment = environment;
        this.homeDc = homeDc;
        this.userId = userId;
        this.bot = bot;
        this.dataCenters = Collections.unmodifiableSortedMap(new TreeMap<>(dataCenters));
        this.dcOptions = dcOptions;
        this.dcOptionsExpire = dcOptionsExpire;
        this.futureAuthTokens = List.copyOf(futureAuthTokens);
    }

    /** A session in which nothing has happened yet. */
    public static SessionData empty(Environment environment, int homeDc) {
        return new SessionData(environment, homeDc, 0, false, Map.of(), DcOptions.of(), Instant.EPOCH, List.of());
    }

    public Environment environment() {
        return environment;
    }

    /** The data centre that the account lives on, or the one to start from. */
    public int homeDc() {
        return homeDc;
    }

    public boolean isSignedIn() {
        return userId != 0;
    }

    /** Who is signed in; 0 when nobody is. */
    public long userId() {
        return userId;
    }

    /** Whether {@link #userId} is a bot. */
    public boolean isBot() {
        return bot;
    }

    /** By number, ascending. */
    public SortedMap<Integer, DcSession> dataCenters() {
        return dataCenters;
    }

    public Optional<DcSession> dataCenter(int dcId) {
        return Optional.ofNullable(dataCenters.get(dcId));
    }

    /** The last addresses that a server gave; empty before the first {@code help.getConfig}. */
    public DcOptions dcOptions() {
        return dcOptions;
    }

    /** When {@link #dcOptions} should be asked for again; server time. */
    public Instant dcOptionsExpire() {
        return dcOptionsExpire;
    }

    /** Tokens that a logout left behind and the next login may offer; each array is not copied. Newest first. */
    public List<byte[]> futureAuthTokens() {
        return futureAuthTokens;
    }

    public SessionData withHomeDc(int dcId) {
        return new SessionData(
                environment, dcId, userId, bot, dataCenters, dcOptions, dcOptionsExpire, futureAuthTokens);
    }

    /** Somebody signed in on the home data centre. */
    public SessionData withUser(long newUserId, boolean isBot) {
        SortedMap<Integer, DcSession> changed = new TreeMap<>(dataCenters);
        changed.computeIfPresent(homeDc, (id, dc) -> dc.withAuthorizedUser(newUserId));
        return new SessionData(
                environment, homeDc, newUserId, isBot, changed, dcOptions, dcOptionsExpire, futureAuthTokens);
    }

    /** Nobody is signed in any more; keys and addresses stay. */
    public SessionData withoutUser() {
        SortedMap<Integer, DcSession> changed = new TreeMap<>();
        dataCenters.forEach((id, dc) -> changed.put(id, dc.withAuthorizedUser(0)));
        return new SessionData(environment, homeDc, 0, false, changed, dcOptions, dcOptionsExpire, futureAuthTokens);
    }

    public SessionData withDataCenter(int dcId, DcSession dc) {
        SortedMap<Integer, DcSession> changed = new TreeMap<>(dataCenters);
        changed.put(dcId, dc);
        return new SessionData(environment, homeDc, userId, bot, changed, dcOptions, dcOptionsExpire, futureAuthTokens);
    }

    /** Forgets the key for a data centre; the next connection makes a new one. */
    public SessionData withoutDataCenter(int dcId) {
        SortedMap<Integer, DcSession> changed = new TreeMap<>(dataCenters);
        changed.remove(dcId);
        return new SessionData(environment, homeDc, userId, bot, changed, dcOptions, dcOptionsExpire, futureAuthTokens);
    }

    public SessionData withDcOptions(DcOptions options, Instant expire) {
        return new SessionData(environment, homeDc, userId, bot, dataCenters, options, expire, futureAuthTokens);
    }

    /**
     * Tokens for the next login, instead of those that are kept.
     *
     * @param tokens newest first
     */
    public SessionData withFutureAuthTokens(List<byte[]> tokens) {
        return new SessionData(environment, homeDc, userId, bot, dataCenters, dcOptions, dcOptionsExpire, tokens);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionData that
                && environment == that.environment
                && homeDc == that.homeDc
                && userId == that.userId
                && bot == that.bot
                && dataCenters.equals(that.dataCenters)
                && dcOptions.equals(that.dcOptions)
                && dcOptionsExpire.equals(that.dcOptionsExpire)
                && Tokens.equal(futureAuthTokens, that.futureAuthTokens);
    }

    @Override
    public int hashCode() {
        return Objects.hash(environment, homeDc, userId, bot, dataCenters);
    }

    @Override
    public String toString() {
        return "session(" + environment + ", home DC " + homeDc + ", "
                + (userId == 0 ? "nobody signed in" : (bot ? "bot " : "user ") + userId) + ", " + dataCenters + ")";
    }
}
