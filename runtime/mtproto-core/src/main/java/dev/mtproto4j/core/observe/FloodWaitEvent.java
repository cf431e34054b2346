package dev.mtproto4j.core.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

@Name("dev.mtproto4j.FloodWait")
@Label("Flood Wait")
@Category("MTProto")
@Description("The server asked to wait before a method is called again")
@StackTrace(false)
final class FloodWaitEvent extends Event {

    @Label("Method")
    @Nullable
    String method;

    @Label("Wait")
    @Timespan(Timespan.MILLISECONDS)
    long wait;

    @Label("Slept")
    @Description("Whether the call waits and is repeated")
    boolean slept;
}
