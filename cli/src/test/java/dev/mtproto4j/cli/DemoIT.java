package dev.mtproto4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.cli.demo.Demo;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DemoIT {
    @Test
    @Timeout(120)
    void showsTheMainJobAndNoSecret() throws Exception {
        StringWriter transcript = new StringWriter();

        new Demo(new PrintWriter(transcript)).run();

        assertThat(transcript.toString())
                .containsSubsequence(
                        "Enter phone number: +9996612345",
                        "Is \"+9996612345\" correct? (y/n): y",
                        "Enter phone code: 22222",
                        "Enter password (hint: xkcd 936): \n",
                        "Logged in successfully as Ada Lovelace",
                        "DC 1",
                        "auth.exportAuthorization#e5bfffcd",
                        "DC 2",
                        "auth.importAuthorization#a57a7dad",
                        "400 AUTH_BYTES_INVALID: ",
                        "nothing was asked",
                        "Logged in successfully as Echo",
                        "Done.")
                .doesNotContain("correct horse");
    }
}
