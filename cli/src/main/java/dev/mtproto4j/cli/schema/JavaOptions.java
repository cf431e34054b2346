package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.java.Codec;
import dev.mtproto4j.generator.java.ErrorEnums;
import dev.mtproto4j.generator.java.GeneratorOptions;
import dev.mtproto4j.generator.java.LineEnding;
import dev.mtproto4j.generator.java.NameOverrides;
import dev.mtproto4j.generator.java.Side;
import dev.mtproto4j.generator.java.spi.SourceEmitter;
import dev.mtproto4j.generator.schema.prune.Reached;
import dev.mtproto4j.generator.schema.prune.SchemaFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the generated Java looks. */
final class JavaOptions {
    @Option(
            names = "--package",
            paramLabel = "NAME",
            description = "Root of the generated packages, such as com.example.api.")
    private @Nullable String basePackage;

    @Option(
            names = "--include",
            paramLabel = "PATTERN",
            description = "Only these methods, constructors and types, and whatever they reach: messages.sendMessage, "
                    + "auth.*, ** for all. May be repeated.")
    private List<String> includes = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "PATTERN",
            description = "Not these, even if they are reached. May be repeated.")
    private List<String> excludes = new ArrayList<>();

    @Option(
            names = "--reached",
            paramLabel = "CLASSES|RAW",
            defaultValue = "CLASSES",
            description =
                    "What becomes of constructors that are reached, and not included themselves: classes, or RAW to "
                            + "keep such values as bytes; RAW needs --codec TABLE. Default: ${DEFAULT-VALUE}.")
    private Reached reached = Reached.CLASSES;

    @Option(
            names = "--codec",
            paramLabel = "CODE|TABLE",
            defaultValue = "CODE",
            description = "How classes read and write: CODE is fast and for every schema, TABLE a third of the size. "
                    + "Default: ${DEFAULT-VALUE}.")
    private Codec codec = Codec.CODE;

    @Option(
            names = "--side",
            paramLabel = "BOTH|CLIENT",
            defaultValue = "BOTH",
            description =
                    "CLIENT leaves out accessors of what is only sent, and builders of what is only received; needs "
                            + "--codec TABLE. Default: ${DEFAULT-VALUE}.")
    private Side side = Side.BOTH;

    @Option(
            names = "--error-enums",
            paramLabel = "EACH_METHOD|ONE|NONE",
            defaultValue = "EACH_METHOD",
            description = "An enum of errors in each method and one of all, only that one, or none. "
                    + "Default: ${DEFAULT-VALUE}.")
    private ErrorEnums errorEnums = ErrorEnums.EACH_METHOD;

    @Option(
            names = "--name",
            paramLabel = "KEY=NAME",
            description = "A Java name of your own, such as method:auth.sendCode=RequestCode, type:auth.SentCode=…, "
                    + "constructor:…=…, field:auth.sentCode#type=kind. May be repeated.")
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(
            names = "--links",
            paramLabel = "URL",
            defaultValue = "",
            description = "Where the official pages are, such as https://core.telegram.org/; none by default.")
    private String links = "";

    @Option(names = "--no-javadoc", description = "Without documentation.")
    private boolean withoutJavadoc;

    @Option(
            names = "--line-ending",
            paramLabel = "LF|CRLF",
            defaultValue = "LF",
            description = "Default: ${DEFAULT-VALUE}.")
    private LineEnding lineEnding = LineEnding.LF;

    @Option(
            names = "--indent",
            paramLabel = "N",
            defaultValue = "4",
            description = "Spaces of one level, 1 to 8; 0 for a tab. Default: ${DEFAULT-VALUE}.")
    private int indent = 4;

    boolean hasPackage() {
        return basePackage != null;
    }

    /** @throws IllegalArgumentException if one of them is wrong; the message says which */
    GeneratorOptions options() {
        if (basePackage == null) {
            throw new IllegalArgumentException("--package is missing: the root of the generated packages");
        }
        return GeneratorOptions.of(basePackage)
                .withFilter(new SchemaFilter(includes, excludes, reached))
                .withCodec(codec)
                .withSide(side)
                .withErrorEnums(errorEnums)
                .withNames(NameOverrides.of(names))
                .withLinkBase(links)
                .withJavadoc(!withoutJavadoc)
                .withLineEnding(lineEnding)
                .withIndent(indent == 0 ? "\t" : " ".repeat(Math.max(0, indent)))
                .withEmitters(SourceEmitter.installed(JavaOptions.class.getClassLoader()));
    }

    /** Everything that decides the outcome, as one text. */
    String fingerprint() {
        return String.join(
                "\n",
                String.valueOf(basePackage),
                includes.toString(),
                excludes.toString(),
                reached.name(),
                codec.name(),
                side.name(),
                errorEnums.name(),
                names.toString(),
                links,
                String.valueOf(withoutJavadoc),
                lineEnding.name(),
                String.valueOf(indent));
    }
}
