package dev.mtproto4j.testserver.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Errors and faults on demand: what a test wants to go wrong, per method. Rules are asked in the order in which they
 * were made; of rules that end a request, the first one wins and only that one is used up. Thread-safe.
 */
public final class Faults {
    /** In place of a constructor id: every method. */
    public static final int ANY_METHOD = 0;

    private static final int FOREVER = Integer.MAX_VALUE;
    private static final int MAX_RULES = 10_000;

    private final List<Rule> rules = new ArrayList<>();

    /** The next call of a method fails, as with {@code failNext(SendCode.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_3")}. */
    public Faults failNext(int constructorId, int code, String type) {
        return failNext(constructorId, code, type, 1);
    }

    /** The next {@code times} calls of a method fail. */
    public Faults failNext(int constructorId, int code, String type, int times) {
        return add(constructorId, new Fault.Fail(code, type), times);
    }

    /** Every call of a method fails, until it is {@linkplain #clear(int) cleared}. */
    public Faults failAlways(int constructorId, int code, String type) {
        return add(constructorId, new Fault.Fail(code, type), FOREVER);
    }

    /** The next call of a method is not executed: the server cuts the connection and forgets the session. */
    public Faults dropConnection(int constructorId) {
        return add(constructorId, new Fault.DropBefore(), 1);
    }

    /**
     * The next call of a method is executed, but its answer is lost for good: the server cuts the connection and forgets
     * the session.
     */
    public Faults dropAfterExecuting(int constructorId) {
        return add(constructorId, new Fault.DropAfter(), 1);
    }

    /** The next call of a method is executed, but its answer comes only after a reconnection in the same session. */
    public Faults answerAfterReconnect(int constructorId) {
        return add(constructorId, new Fault.CutBeforeAnswer(), 1);
    }

    /** Answers of a method are late by that time, until it is cleared. */
    public Faults delay(int constructorId, Duration by) {
        return add(constructorId, new Fault.Delay(by), FOREVER);
    }

    /** The next answer of a method goes out twice. */
    public Faults duplicateAnswer(int constructorId) {
        return add(constructorId, new Fault.Duplicate(), 1);
    }

    /** The next answer of a method is lost on the way, although the connection stays; the server thinks it sent it. */
    public Faults loseAnswer(int constructorId) {
        return add(constructorId, new Fault.Lose(), 1);
    }

    /** Forgets the rules of a method. */
    public synchronized Faults clear(int constructorId) {
        rules.removeIf(rule -> rule.constructorId == constructorId);
        return this;
    }

    /** Forgets all rules. */
    public synchronized Faults clear() {
        rules.clear();
        return this;
    }

    /** The faults that hit a call now; counts them as used. */
    public synchronized List<Fault> take(int constructorId) {
        List<Fault> hits = new ArrayList<>();
        boolean ended = false;
        for (Iterator<Rule> all = rules.iterator(); all.hasNext(); ) {
            Rule rule = all.next();
            boolean ends = rule.fault instanceof Fault.Fail || rule.fault instanceof Fault.DropBefore;
            if (!rule.matches(constructorId) || (ends && ended)) {
                continue;
            }
            ended |= ends;
            hits.add(rule.fault);
            if (rule.remaining != FOREVER && --rule.remaining == 0) {
                all.remove();
            }
        }
        return hits;
    }

    private synchronized Faults add(int constructorId, Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens at least once: " + times);
        }
        if (rules.size() >= MAX_RULES) {
            throw new IllegalStateException("more than " + MAX_RULES + " fault rules; use failNext(…, times)");
        }
        rules.add(new Rule(constructorId, fault, times));
        return this;
    }

    private static final class Rule {
        private final int constructorId;
        private final Fault fault;
        private int remaining;

        Rule(int constructorId, Fault fault, int times) {
            this.constructorId = constructorId;
            this.fault = fault;
            this.remaining = times;
        }

        boolean matches(int called) {
            return constructorId == ANY_METHOD || constructorId == called;
        }
    }
}
