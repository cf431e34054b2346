package dev.mtproto4j.core.observe;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("dev.mtproto4j.Connection")
@Label("Connection")
@Category("MTProto")
@Description("A network connection, from dialling to its end")
@StackTrace(false)
final class ConnectionEvent extends Event {

    @Label("Data Centre")
    int dc;

    @Label("Route")
    @Description("Address, transport and proxy, without credentials")
    @Nullable
    String route;

    @Label("Answered")
    @Description("Whether the server answered under our key")
    boolean answered;

    @Label("End")
    @Description("The class of what ended it; empty if this side closed it")
    @Nullable
    String end;

    @Label("Bytes Sent")
    @DataAmount
    long bytesSent;

    @Label("Bytes Received")
    @DataAmount
    long bytesReceived;
}
