package dev.mtproto4j.testserver.services;

import dev.mtproto4j.testserver.rpc.RequestDispatcher;

/** A group of methods that the server answers by itself. */
interface Service {
    void register(RequestDispatcher dispatcher);
}
