package dev.mtproto4j.generator.schema.model;

/** Who may call a method, as far as is known. */
public record Callers(Availability users, Availability bots, Availability business) {

    public static final Callers UNKNOWN = new Callers(Availability.UNKNOWN, Availability.UNKNOWN, Availability.UNKNOWN);

    /** Whether a kind of account may call. */
    public enum Availability {
        YES,
        NO,
        UNKNOWN
    }
}
