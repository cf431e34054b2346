package dev.mtproto4j.core.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("dev.mtproto4j.KeyExchange")
@Label("Key Exchange")
@Category("MTProto")
@Description("The making of an authorization key")
@StackTrace(false)
final class KeyExchangeEvent extends Event {

    @Label("Data Centre")
    int dc;

    @Label("Temporary")
    boolean temporary;

    @Label("Succeeded")
    boolean succeeded;
}
