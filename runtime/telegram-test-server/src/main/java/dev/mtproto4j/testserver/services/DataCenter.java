package dev.mtproto4j.testserver.services;

import dev.mtproto4j.testserver.rpc.UpdatePusher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.DcState;

/** What a service works on: one data centre, the cluster around it, and a way to reach its clients. */
record DataCenter(ClusterState cluster, DcState local, UpdatePusher pusher) {
    int id() {
        return local.id();
    }
}
