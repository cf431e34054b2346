package dev.mtproto4j.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.cli.schema.BundledSchema;
import dev.mtproto4j.generator.schema.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.junit.jupiter.api.Test;

/** What Tab offers, by what stands before the cursor. */
class CallCompleterTest {
    private static final Schema SCHEMA = BundledSchema.api();
    private static final CallCompleter COMPLETER = new CallCompleter(SCHEMA);
    private static final CallParser PARSER = new CallParser(SCHEMA);

    /** The candidates that go on from what is typed. */
    @SuppressWarnings("NullAway") // the completer does not look at the reader
    private static List<String> offered(String typed) {
        ParsedLine line = PARSER.parse(typed, typed.length(), Parser.ParseContext.COMPLETE);
        List<Candidate> candidates = new ArrayList<>();
        COMPLETER.complete(null, line, candidates);
        return candidates.stream()
                .map(Candidate::value)
                .filter(value -> value.startsWith(line.word()))
                .toList();
    }

    @Test
    void methods() {
        assertThat(offered("")).hasSize(808);
        assertThat(offered("auth.importA")).containsExactly("auth.importAuthorization");
        assertThat(offered("no.suchMethod ")).isEmpty();
    }

    @Test
    void parametersThatAreNotThereYet() {
        assertThat(offered("auth.importAuthorization ")).containsExactly("id=", "bytes=");
        assertThat(offered("auth.importAuthorization id=5 ")).containsExactly("bytes=");
        assertThat(offered("auth.importAuthorization id=5 by")).containsExactly("bytes=");
        assertThat(offered("auth.importAuthorization id=5")).isEmpty();
    }

    @Test
    void constructorsOfTheTypeThatIsNeeded() {
        assertThat(offered("messages.getHistory peer="))
                .contains("inputPeerSelf", "inputPeerEmpty", "(inputPeerUser", "(inputPeerChannel")
                .allMatch(value -> value.replace("(", "").startsWith("inputPeer"));
        assertThat(offered("messages.getHistory peer=(inputPeerUserF")).containsExactly("inputPeerUserFromMessage");
        assertThat(offered("users.getUsers id=")).containsExactly("[");
        assertThat(offered("users.getUsers id=[inputUserS")).containsExactly("inputUserSelf");
        assertThat(offered("users.getUsers id=[inputUserSelf, (inputUser "))
                .containsExactly("user_id:", "access_hash:");
    }

    @Test
    void fieldsInsideAndWhatFollowsOutside() {
        String inside = "messages.getHistory peer=(inputPeerUser user_id:1 ";
        assertThat(offered(inside)).containsExactly("access_hash:");
        assertThat(offered(inside + "access_hash:0) of")).containsExactly("offset_id=", "offset_date=");
        assertThat(offered("messages.sendMessage silent=")).containsExactly("true", "false");
        assertThat(offered("messages.sendMessage message=\"si")).isEmpty();
        assertThat(offered("messages.sendMessage message=\"a b\" sil")).containsExactly("silent=");
    }

    @Test
    void callsInsideCalls() {
        assertThat(offered("invokeWithLayer layer=228 query=(help.getNearestD")).containsExactly("help.getNearestDc");
    }

    @Test
    void garbageIsNeitherAnErrorNorEndless() {
        Stream.of(
                        ")",
                        "a=b",
                        "users.getUsers )",
                        "users.getUsers id=[[[",
                        "users.getUsers id=[,,",
                        "users.getUsers id=]",
                        "users.getUsers id=[a:b",
                        "users.getUsers id=[(=",
                        "users.getUsers id={\"",
                        "users.getUsers =",
                        "\"")
                .forEach(typed -> assertThat(offered(typed)).as(typed).hasSizeLessThan(20));
    }
}
