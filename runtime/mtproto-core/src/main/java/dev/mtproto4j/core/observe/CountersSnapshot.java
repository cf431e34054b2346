package dev.mtproto4j.core.observe;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link ConnectionCounters} had counted at one moment.
 *
 * @param methods by TL name, sorted
 * @param outcomes how calls ended
 * @param drops what was not taken in, by reason
 * @param pending calls that have not ended: the length of the queue
 * @param resends messages that went out once more
 * @param rejections messages that servers rejected, wrong salts included
 * @param saltMisses messages that were rejected for their salt
 * @param connects network connections that answered and replaced none
 * @param reconnects network connections that answered and took the place of a lost one
 * @param losses network connections that had answered and ended against our will
 * @param open network connections that have answered and not ended
 * @param keyExchanges authorization keys that were made, temporary ones included
 * @param failedKeyExchanges those that came to nothing
 * @param bytesSent of packets, without framing, obfuscation and TLS
 * @param bytesReceived as {@code bytesSent}
 * @param floodWaits how often a server asked for patience
 * @param slept how long calls waited for that reason, all together
 */
public record CountersSnapshot(
        Map<String, Method> methods,
        Map<CallOutcome, Long> outcomes,
        Map<DropReason, Long> drops,
        long pending,
        long resends,
        long rejections,
        long saltMisses,
        long connects,
        long reconnects,
        long losses,
        long open,
        long keyExchanges,
        long failedKeyExchanges,
        long packetsSent,
        long packetsReceived,
        long bytesSent,
        long bytesReceived,
        long floodWaits,
        Duration slept) {

    static final int WRONG_SALT = 48;

    /**
     * The calls of one method.
     *
     * @param results how many ended in a result
     * @param failures how many ended in anything else
     * @param mean time of a call with a result; zero if there is none
     * @param longest of them
     */
    public record Method(long results, long failures, Duration mean, Duration longest) {}

    /** How many calls ended in that way. */
    public long of(CallOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** How much was dropped for that reason. */
    public long of(DropReason reason) {
        return drops.getOrDefault(reason, 0L);
    }

    /** Several lines of text: totals, then a line for each method. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format("calls: %d pending", pending));
        outcomes.forEach((outcome, count) -> text.append(", ")
                .append(count)
                .append(' ')
                .append(outcome.name().toLowerCase(Locale.ROOT)));
        text.append(String.format(
                "%nconnections: %d open, %d made, %d made again, %d lost; %d keys exchanged, %d exchanges failed",
                open, connects, reconnects, losses, keyExchanges, failedKeyExchanges));
        text.append(String.format(
                "%nmessages: %d resent, %d rejected, %d of them for their salt", resends, rejections, saltMisses));
        drops.forEach((reason, count) -> {
            if (count > 0) {
                text.append(", ")
                        .append(count)
                        .append(" dropped: ")
                        .append(reason.name().toLowerCase(Locale.ROOT));
            }
        });
        text.append(String.format(
                "%npackets: %d sent (%d bytes), %d received (%d bytes)",
                packetsSent, bytesSent, packetsReceived, bytesReceived));
        text.append(String.format("%nflood waits: %d, %d ms slept", floodWaits, slept.toMillis()));
        methods.forEach((name, method) -> text.append(String.format(
                Locale.ROOT,
                "%n%8d %s  mean %.1f ms, longest %.1f ms, %d failed",
                method.results,
                name,
                method.mean.toNanos() / 1e6,
                method.longest.toNanos() / 1e6,
                method.failures)));
        return text.toString();
    }
}
