package dev.mtproto4j.core.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("dev.mtproto4j.Call")
@Label("Call")
@Category("MTProto")
@Description("A call of a method, from the moment it was made to its end")
@StackTrace(false)
final class CallEvent extends Event {

    @Label("Data Centre")
    int dc;

    @Label("Method")
    @Nullable
    String method;

    @Label("Outcome")
    @Nullable
    String outcome;

    @Label("Error Type")
    @Nullable
    String errorType;
}
