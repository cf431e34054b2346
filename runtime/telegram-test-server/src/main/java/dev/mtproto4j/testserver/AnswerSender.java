package dev.mtproto4j.testserver;

import dev.mtproto4j.testserver.rpc.Fault;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets answers out, with the faults that were asked for. */
final class AnswerSender {
    private final ScheduledExecutorService scheduler;

    AnswerSender(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    void send(Call call, Runnable answer) {
        Duration delay = Duration.ZERO;
        for (Fault fault : call.faults()) {
            if (fault instanceof Fault.Delay late) {
                delay = delay.plus(late.by());
            } else if (fault instanceof Fault.Duplicate) {
                call.session().faults().duplicateNextAnswer();
            } else if (fault instanceof Fault.Lose) {
                call.session().faults().loseNextAnswer();
            }
        }
        if (delay.isZero()) {
            answer.run();
        } else {
            var unused = scheduler.schedule(answer, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
