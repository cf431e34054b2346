package dev.mtproto4j.testserver;

import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.testserver.rpc.Faults;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.rpc.RequestLog;
import dev.mtproto4j.testserver.store.ClusterState;
import java.net.InetAddress;
import java.util.List;

/** What the data centres of a cluster have in common. */
record Shared(
        ClusterState cluster,
        RsaPrivateKey rsaKey,
        ServerCertificate certificate,
        List<ProxySecret> proxySecrets,
        InetAddress bindAddress,
        RequestDispatcher dispatcher,
        Faults faults,
        RequestLog log,
        AnswerSender sender,
        Changes changes) {}
