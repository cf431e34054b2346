package dev.mtproto4j.testserver;

import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.testserver.rpc.Faults;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.rpc.RequestLog;
import dev.mtproto4j.testserver.store.ClusterState;
import java.net.InetAddress;

/** What the data centres of a cluster have in common. */
record Shared(
        ClusterState cluster,
        RsaPrivateKey rsaKey,
        ServerCertificate certificate,
        InetAddress bindAddress,
        RequestDispatcher dispatcher,
        Faults faults,
        RequestLog log,
        AnswerSender sender) {}
