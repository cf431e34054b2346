package dev.mtproto4j.client.rpc;

import dev.mtproto4j.api.method.InitConnection;
import dev.mtproto4j.api.method.InvokeWithLayer;
import dev.mtproto4j.api.method.InvokeWithTakeout;
import dev.mtproto4j.api.method.InvokeWithoutUpdates;
import dev.mtproto4j.tl.TlMethod;

/** Methods whose parameter is the method that is meant. */
final class Wrappers {

    private Wrappers() {}

    /** The method inside all wrappers that do not change what it does. */
    static TlMethod<?> inside(TlMethod<?> method) {
        if (method instanceof InvokeWithLayer<?> wrapper) {
            return inside(wrapper.query());
        }
        if (method instanceof InitConnection<?> wrapper) {
            return inside(wrapper.query());
        }
        if (method instanceof InvokeWithoutUpdates<?> wrapper) {
            return inside(wrapper.query());
        }
        return method instanceof InvokeWithTakeout<?> wrapper ? inside(wrapper.query()) : method;
    }
}
