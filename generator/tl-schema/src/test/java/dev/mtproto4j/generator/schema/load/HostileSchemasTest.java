package dev.mtproto4j.generator.schema.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.SchemaException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, the end is a schema or a {@link SchemaException}, soon and without much memory. */
@Timeout(120)
class HostileSchemasTest {
    private static final int MANY = 30_000;
    private static final String CHARACTERS = "[](){}<>#:;=?!%*+.,/@- \n\t0aZ_";
    private static final String EXCERPT = """
            // LAYER 228
            //@type Peer A chat partner.
            //@description A user.
            //@param user_id Who.
            peerUser#59511722 user_id:long = Peer;
            /* other /* forms */ */
            a flags:# x:flags.0?true y:flags.1?Vector<Peer> z:flags.2?(vector %B) = A;
            b n:# m:n*[ x:int ] = B;
            ---functions---
            //@users yes
            //@error 420 FLOOD_WAIT_%d
            invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;
            """;

    static Stream<Named<Supplier<String>>> large() {
        return Stream.of(
                text("parentheses", () -> "a x:" + "(".repeat(MANY) + "int" + ")".repeat(MANY) + " = A;"),
                text("angles", () -> "a x:" + "Vector<".repeat(MANY) + "int" + ">".repeat(MANY) + " = A;"),
                text("brackets", () -> "a " + "[".repeat(MANY) + "]".repeat(MANY) + " = A;"),
                text("open brackets", () -> "a " + "[({<".repeat(MANY)),
                text("close brackets", () -> "a " + "])}>".repeat(MANY)),
                text("percent", () -> "a x:" + "%".repeat(MANY) + "int = A;"),
                text("comments", () -> "/*".repeat(MANY) + "*/".repeat(MANY) + "a = A;"),
                text("open comments", () -> "/*".repeat(MANY)),
                text("sum", () -> "a x:(B " + "1+".repeat(MANY) + "1) = A;"),
                text("words", () -> "a ".repeat(150_000)),
                text("no words", () -> "@ ".repeat(150_000)),
                text("semicolons", () -> ";".repeat(300_000)),
                text("one long name", () -> "a".repeat(1_000_000) + " = A;"),
                text("fields in one line", () -> "a " + lines(MANY, "f%d:int ") + " = A;"),
                text("unknown types", () -> lines(MANY / 4, "a%1$d x:B%1$d = A%1$d;\n")),
                text("unknown fields", () -> lines(MANY, "//@param x%d T.\n") + "a = A;"),
                text("continuations", () -> "//@description A\n" + "//- b\n".repeat(MANY) + "a = A;"),
                text("same definition", () -> "a = A;\n".repeat(MANY)),
                text("chain of types", () -> lines(MANY / 4, "a%1$d x:B%1$d = A%1$d;\nb%1$d x:A%1$d = B%1$d;\n")),
                text("too many tokens", () -> ";".repeat(2_100_000)),
                text("too many characters", () -> " ".repeat(9_000_000)),
                text("number", () -> "a f:# x:f." + "9".repeat(MANY) + "?int = A;"),
                text("layer", () -> "// LAYER " + "9".repeat(MANY)),
                text("nul", () -> "\0".repeat(MANY)),
                text("lone surrogates", () -> "a\uD800 = \uDFFF;"));
    }

    @ParameterizedTest
    @MethodSource("large")
    void largeTexts(Supplier<String> text) {
        end(text.get());
    }

    @Test
    void hostileNamesAndDescriptionsAreKept() {
        String text = "*/ \\u002a ${x} <b> {@code @param ' \" \\ %s " + "long ".repeat(2000);
        LoadedSchema loaded =
                SchemaLoader.loadText("test.tl", "//@description " + text + "\na class:int reader:long = A;");
        assertThat(loaded.schema().constructors().get(0).description()).isEqualTo(text.strip());
    }

    @Test
    void mutations() {
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            refused += end(mutate(EXCERPT, random)) ? 0 : 1;
        }
        assertThat(refused).isBetween(500, 1500);
    }

    @Test
    void noise() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[200];
            random.nextBytes(bytes);
            end(new String(bytes, StandardCharsets.ISO_8859_1));
            end(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Loads a text; false if it was refused as it should be. */
    private static boolean end(String text) {
        try {
            SchemaLoader.loadText("test.tl", text);
            return true;
        } catch (SchemaException e) {
            assertThat(e.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(1000);
            assertThat(e.getMessage()).hasSizeLessThan(100_000);
            return false;
        }
    }

    private static String mutate(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(mutated.length());
            int other = Math.min(mutated.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, other);
                case 1 -> mutated.insert(at, mutated.substring(at, other));
                case 2 -> mutated.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                default -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, other));
            }
        }
        return mutated.toString();
    }

    private static String lines(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> String.format(format, i)).collect(Collectors.joining());
    }

    private static Named<Supplier<String>> text(String name, Supplier<String> text) {
        return Named.of(name, text);
    }
}
