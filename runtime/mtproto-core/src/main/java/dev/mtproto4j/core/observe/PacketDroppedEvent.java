package dev.mtproto4j.core.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("dev.mtproto4j.PacketDropped")
@Label("Packet Dropped")
@Category("MTProto")
@Description("Something that arrived was not taken in")
@StackTrace(false)
final class PacketDroppedEvent extends Event {

    @Label("Data Centre")
    int dc;

    @Label("Reason")
    @Nullable
    String reason;
}
