package dev.mtproto4j.testserver.store;

import java.time.Duration;

/**
 * How a cluster behaves towards everybody.
 *
 * @param signUpAllowed whether an unknown number may sign up
 * @param defaultCode the login code of numbers for which nothing else is set
 * @param codeTimeout how long a client is asked to wait before it has a code sent again; whole seconds
 */
public record ServerSettings(boolean signUpAllowed, String defaultCode, Duration codeTimeout) {
    /** Sign-up allowed, code 22222, one minute. */
    public static final ServerSettings DEFAULT = new ServerSettings(true, "22222", Duration.ofMinutes(1));

    @Override
    public String toString() {
        return "ServerSettings[signUpAllowed=" + signUpAllowed + ", codeTimeout=" + codeTimeout + ']';
    }
}
