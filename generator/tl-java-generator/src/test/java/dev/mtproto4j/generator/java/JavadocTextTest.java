package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavadocTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a */ b|a *&#47; b",
                "\\u002a/|&#92;u002a/",
                "a < b & c > d|a &lt; b &amp; c &gt; d",
                "@param {@code x}|&#64;param &#123;&#64;code x&#125;",
                "a `b.c` d|a {@code b.c} d",
                "`a*/`|<code>a*&#47;</code>",
                "`{`|<code>&#123;</code>",
                "[x](https://e.org/?a=1&b=2)|<a href=\"https://e.org/?a=1&amp;b=2\">x</a>",
                "[x](javascript:x)|[x](javascript:x)",
                "`unclosed|`unclosed",
                "costs 5 $ or `$L`|costs 5 $ or {@code $L}"
            })
    void escapes(String description, String html) {
        assertThat(JavadocText.html(description, name -> null)).isEqualTo(html);
    }

    @Test
    void linksWhatIsKnown() {
        assertThat(JavadocText.html("see `auth.signIn`", name -> "{@link " + name + "}"))
                .isEqualTo("see {@link auth.signIn}");
    }

    @Test
    void keepsControlCharactersAndLoneSurrogatesOut() {
        assertThat(JavadocText.escape("a\0b\u2028c\ud800d\ne")).isEqualTo("a b c&#65533;d e");
    }

    @Test
    void wrapsAtSpacesAndLeavesLongWordsWhole() {
        String wrapped = JavadocText.wrap("word ".repeat(60) + "x".repeat(300));
        assertThat(wrapped.lines().limit(4)).allMatch(line -> line.length() <= 92);
        assertThat(wrapped).endsWith("\n" + "x".repeat(300));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One. Two.|One.",
                "one|one.",
                "See `a. b` now. Two.|See `a. b` now.",
                "With e.g. this. Two.|With e.g. this.",
                "Costs 1.5 of it. Two.|Costs 1.5 of it."
            })
    void firstSentence(String description, String first) {
        assertThat(JavadocText.firstSentence(description)).isEqualTo(first);
    }

    @Test
    void keepsAnIndexTagOnOneLine() {
        String tag = "{@index A_TYPE " + "word ".repeat(30) + "end}";
        assertThat(JavadocText.wrap("Sent as " + tag + " with code 400.")).contains(tag);
    }

    @Test
    void plainTextHasNoMarkup() {
        assertThat(JavadocText.plain("use `a.b` or [that](https://e.org)")).isEqualTo("use a.b or that");
    }
}
