package dev.mtproto4j.testserver.store;

import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.account.Accounts;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all data centres of a cluster share. Thread-safe. */
public final class ClusterState {
    /** Numbers that Telegram keeps for tests: 99966, the data centre, four digits; the code repeats the data centre. */
    private static final Pattern TEST_NUMBER = Pattern.compile("99966([1-9])\\d{4}");

    private final ServerSettings settings;
    private final Clock clock;
    private final SecureRandom random;
    private final SortedMap<Integer, DcState> dataCenters;
    private final Accounts accounts = new Accounts();
    private final LoginCodes loginCodes;
    private final LoginTokens loginTokens;
    private final ExportedAuthorizations exportedAuthorizations;
    private final PasswordChallenges passwordChallenges;
    private final CodeWays codeWays = new CodeWays();
    private final LoginEmails loginEmails;
    private final SecondFactors secondFactors;
    private final LoginTickets loginTickets;
    private final Passkeys passkeys;
    private final MessageBoxes messageBoxes;
    private final FileStore files;
    private final long accessHashSeed;

    public ClusterState(ServerSettings settings, Clock clock, SecureRandom random, Collection<Integer> dcIds) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        SortedMap<Integer, DcState> states = new TreeMap<>();
        dcIds.forEach(id -> states.put(id, new DcState(id, clock)));
        this.dataCenters = Collections.unmodifiableSortedMap(states);
        this.loginCodes = new LoginCodes(clock, random);
        this.loginTokens = new LoginTokens(clock, random);
        this.exportedAuthorizations = new ExportedAuthorizations(clock, random);
        this.passwordChallenges = new PasswordChallenges(clock, random);
        this.loginEmails = new LoginEmails(clock);
        this.secondFactors = new SecondFactors(clock);
        this.loginTickets = new LoginTickets(clock, random);
        this.passkeys = new Passkeys(clock, random);
        this.messageBoxes = new MessageBoxes();
        this.files = new FileStore(random);
        this.accessHashSeed = random.nextLong();
    }

    public ServerSettings settings() {
        return settings;
    }

    public Clock clock() {
        return clock;
    }

    /** Server time in seconds, as TL has it. */
    public int unixTime() {
        return Math.toIntExact(clock.instant().getEpochSecond());
    }

    public SecureRandom random() {
        return random;
    }

    /** In the order of their ids. */
    public List<DcState> dataCenters() {
        return List.copyOf(dataCenters.values());
    }

    public Optional<DcState> dataCenter(int id) {
        return Optional.ofNullable(dataCenters.get(id));
    }

    public Accounts accounts() {
        return accounts;
    }

    public LoginCodes loginCodes() {
        return loginCodes;
    }

    public LoginTokens loginTokens() {
        return loginTokens;
    }

    public ExportedAuthorizations exportedAuthorizations() {
        return exportedAuthorizations;
    }

    public PasswordChallenges passwordChallenges() {
        return passwordChallenges;
    }

    public CodeWays codeWays() {
        return codeWays;
    }

    public LoginEmails loginEmails() {
        return loginEmails;
    }

    public SecondFactors secondFactors() {
        return secondFactors;
    }

    public LoginTickets loginTickets() {
        return loginTickets;
    }

    public Passkeys passkeys() {
        return passkeys;
    }

    public MessageBoxes messageBoxes() {
        return messageBoxes;
    }

    public FileStore files() {
        return files;
    }

    /** The access hash of a user, the same for everybody. */
    public long accessHash(long userId) {
        long hash = (userId ^ accessHashSeed) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    /** The login code that is right for a number. */
    public String codeOf(String digits) {
        Optional<String> own = accounts.findByPhone(digits).map(Account::code);
        return own.orElseGet(() -> {
            Matcher test = TEST_NUMBER.matcher(digits);
            return test.matches() ? test.group(1).repeat(5) : settings.defaultCode();
        });
    }

    /** The data centre where a number lives, or would after a sign-up that begins at {@code askedDc}. */
    public int homeDcOf(String digits, int askedDc) {
        Optional<Account> account = accounts.findByPhone(digits);
        int home = askedDc;
        if (account.isPresent()) {
            home = account.get().homeDc();
        } else {
            Matcher test = TEST_NUMBER.matcher(digits);
            if (test.matches()) {
                home = Integer.parseInt(test.group(1));
            }
        }
        return dataCenters.containsKey(home) ? home : askedDc;
    }
}
