package dev.mtproto4j.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.testserver.TestCluster;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlConsoleIT {
    private static List<String> answers(TestCluster cluster, String commands) {
        StringWriter out = new StringWriter();
        new ControlConsole(cluster).run(new BufferedReader(new StringReader(commands)), new PrintWriter(out));
        return out.toString().lines().toList();
    }

    @Test
    void everyCommandIsAnsweredByOneLine() {
        try (TestCluster cluster = TestCluster.start()) {
            assertThat(answers(cluster, """
                    account +9996600001 11111 secret 2
                    bot 110:AAxyz Echo

                    fail auth.sendCode 420 FLOOD_WAIT_3 2
                    drop *
                    drop-after users.getUsers
                    answer-later users.getUsers
                    duplicate help.getConfig
                    lose help.getConfig
                    delay help.getConfig 5
                    wrong-salt
                    forget-sessions
                    cut
                    clear
                    push +9996600001 hello there
                    message +9996600001 +9996600001 note to self
                    say 110 +9996600001 hello you
                    heard +9996600001 110
                    heard 110 110
                    requests auth.sendCode
                    """))
                    .containsExactly(
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok",
                            "ok 0",
                            "ok",
                            "ok",
                            "ok hello you",
                            "ok",
                            "ok 0");
            assertThat(cluster.account("+9996600001").orElseThrow().homeDc()).isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeUnderstoodSaysWhy() {
        try (TestCluster cluster = TestCluster.start()) {
            assertThat(answers(cluster, """
                    dance
                    fail
                    fail auth.sendCoda 400 X
                    fail auth.sendCode four X
                    push +1 hello
                    message +1 +1 hello
                    say 1 2 hello
                    say you 2 hello
                    answer help.getConfig
                    """))
                    .containsExactly(
                            "error no command is called dance; say help",
                            "error word 1 after the command, METHOD, is missing",
                            "error no method is called auth.sendCoda",
                            "error CODE is a number, not four",
                            "error no account has the number +1",
                            "error no account has the number +1",
                            "error there is no user 1",
                            "error neither a number with + nor a user id: you",
                            "error no call of help.getConfig was answered");
        }
    }
}
