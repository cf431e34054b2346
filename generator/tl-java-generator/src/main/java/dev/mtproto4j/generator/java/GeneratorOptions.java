package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.java.spi.SourceEmitter;
import dev.mtproto4j.generator.schema.prune.SchemaFilter;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a user decides about the generated Java. Immutable: every {@code with…} method returns other options.
 *
 * <p>Begin with {@link #of}; everything but the base package has a default.
 */
public final class GeneratorOptions {
    private static final Pattern INDENT = Pattern.compile(" {1,8}|\t");

    private final String basePackage;
    private final String linkBase;
    private final String tool;
    private final UnaryOperator<String> sourceName;
    private final boolean javadoc;
    private final SchemaFilter filter;
    private final NameOverrides names;
    private final LineEnding lineEnding;
    private final String indent;
    private final Codec codec;
    private final Side side;
    private final ErrorEnums errorEnums;
    private final List<SourceEmitter> emitters;

    private GeneratorOptions(Draft draft) {
        this.basePackage = draft.basePackage;
        this.linkBase = Objects.requireNonNull(draft.linkBase, "linkBase");
        this.tool = Objects.requireNonNull(draft.tool, "tool");
        this.sourceName = Objects.requireNonNull(draft.sourceName, "sourceName");
        this.javadoc = draft.javadoc;
        this.filter = Objects.requireNonNull(draft.filter, "filter");
        this.names = Objects.requireNonNull(draft.names, "names");
        this.lineEnding = Objects.requireNonNull(draft.lineEnding, "lineEnding");
        this.indent = draft.indent;
        this.codec = Objects.requireNonNull(draft.codec, "codec");
        this.side = Objects.requireNonNull(draft.side, "side");
        this.errorEnums = Objects.requireNonNull(draft.errorEnums, "errorEnums");
        this.emitters = List.copyOf(draft.emitters);
        if (!Identifiers.isPackageName(basePackage)) {
            throw new IllegalArgumentException("not a Java package name: \"" + basePackage + "\"");
        }
        if (!INDENT.matcher(indent).matches()) {
            throw new IllegalArgumentException("an indent is one to eight spaces, or a tab");
        }
    }

    /**
     * Options with documentation, without official links, of the whole schema, with schema files called as they were
     * given, {@code \n} as line end and four spaces as indent.
     *
     * @param basePackage root of the generated packages, such as {@code dev.mtproto4j.api}
     * @throws IllegalArgumentException if that is not a package name
     */
    public static GeneratorOptions of(String basePackage) {
        return new GeneratorOptions(new Draft(basePackage));
    }

    /** Root of the generated packages, such as {@code dev.mtproto4j.api}. */
    public String basePackage() {
        return basePackage;
    }

    /** Where the official pages are; empty for no links. */
    public String linkBase() {
        return linkBase;
    }

    /** What the header comment of each file names as its author. */
    public String tool() {
        return tool;
    }

    /** What the header comment calls a schema file, from the name in its location. */
    public UnaryOperator<String> sourceName() {
        return sourceName;
    }

    /** Whether to write documentation. */
    public boolean javadoc() {
        return javadoc;
    }

    /** Which part of the schema to generate. */
    public SchemaFilter filter() {
        return filter;
    }

    /** Java names that the user chose. */
    public NameOverrides names() {
        return names;
    }

    /** What ends a line of a generated file. */
    public LineEnding lineEnding() {
        return lineEnding;
    }

    /** One level of indentation. */
    public String indent() {
        return indent;
    }

    /** How generated classes read and write their values. */
    public Codec codec() {
        return codec;
    }

    /** What a program does with the generated classes. */
    public Side side() {
        return side;
    }

    /** Which enums of errors are generated. */
    public ErrorEnums errorEnums() {
        return errorEnums;
    }

    /** What else writes files. */
    public List<SourceEmitter> emitters() {
        return emitters;
    }

    /**
     * The same options with links to official pages.
     *
     * @param linkBase what {@code method/…}, {@code constructor/…} and {@code type/…} are appended to, such as
     *     {@code https://core.telegram.org/}; empty for no links
     */
    public GeneratorOptions withLinkBase(String linkBase) {
        Draft draft = new Draft(this);
        draft.linkBase = linkBase;
        return new GeneratorOptions(draft);
    }

    /** The same options with another way to call schema files. It decides text that is committed: keep it free of machine paths. */
    public GeneratorOptions withSourceName(UnaryOperator<String> sourceName) {
        Draft draft = new Draft(this);
        draft.sourceName = sourceName;
        return new GeneratorOptions(draft);
    }

    /** The same options with documentation on or off. */
    public GeneratorOptions withJavadoc(boolean javadoc) {
        Draft draft = new Draft(this);
        draft.javadoc = javadoc;
        return new GeneratorOptions(draft);
    }

    /** The same options for a part of the schema. */
    public GeneratorOptions withFilter(SchemaFilter filter) {
        Draft draft = new Draft(this);
        draft.filter = filter;
        return new GeneratorOptions(draft);
    }

    /** The same options with Java names that the user chose. */
    public GeneratorOptions withNames(NameOverrides names) {
        Draft draft = new Draft(this);
        draft.names = names;
        return new GeneratorOptions(draft);
    }

    /** The same options with another line end. */
    public GeneratorOptions withLineEnding(LineEnding lineEnding) {
        Draft draft = new Draft(this);
        draft.lineEnding = lineEnding;
        return new GeneratorOptions(draft);
    }

    /**
     * The same options with another indent.
     *
     * @throws IllegalArgumentException unless it is one to eight spaces, or a tab
     */
    public GeneratorOptions withIndent(String indent) {
        Draft draft = new Draft(this);
        draft.indent = indent;
        return new GeneratorOptions(draft);
    }

    /** The same options with another codec. A filter that keeps what it reaches as bytes needs {@link Codec#TABLE}. */
    public GeneratorOptions withCodec(Codec codec) {
        Draft draft = new Draft(this);
        draft.codec = codec;
        return new GeneratorOptions(draft);
    }

    /** The same options for another use of the classes. {@link Side#CLIENT} needs {@link Codec#TABLE}. */
    public GeneratorOptions withSide(Side side) {
        Draft draft = new Draft(this);
        draft.side = side;
        return new GeneratorOptions(draft);
    }

    /** The same options with other enums of errors. */
    public GeneratorOptions withErrorEnums(ErrorEnums errorEnums) {
        Draft draft = new Draft(this);
        draft.errorEnums = errorEnums;
        return new GeneratorOptions(draft);
    }

    /** The same options with these emitters besides the built-in ones; see {@link SourceEmitter#installed}. */
    public GeneratorOptions withEmitters(List<? extends SourceEmitter> emitters) {
        Draft draft = new Draft(this);
        draft.emitters = List.copyOf(emitters);
        return new GeneratorOptions(draft);
    }

    /** Options in the making. */
    private static final class Draft {
        private final String basePackage;
        private String linkBase = "";
        private String tool = "tl-maven-plugin";
        private UnaryOperator<String> sourceName = UnaryOperator.identity();
        private boolean javadoc = true;
        private SchemaFilter filter = SchemaFilter.everything();
        private NameOverrides names = NameOverrides.none();
        private LineEnding lineEnding = LineEnding.LF;
        private String indent = "    ";
        private Codec codec = Codec.CODE;
        private Side side = Side.BOTH;
        private ErrorEnums errorEnums = ErrorEnums.EACH_METHOD;
        private List<SourceEmitter> emitters = List.of();

        Draft(String basePackage) {
            this.basePackage = basePackage;
        }

        Draft(GeneratorOptions options) {
            this.basePackage = options.basePackage;
            this.linkBase = options.linkBase;
            this.tool = options.tool;
            this.sourceName = options.sourceName;
            this.javadoc = options.javadoc;
            this.filter = options.filter;
            this.names = options.names;
            this.lineEnding = options.lineEnding;
            this.indent = options.indent;
            this.codec = options.codec;
            this.side = options.side;
            this.errorEnums = options.errorEnums;
            this.emitters = options.emitters;
        }
    }
}
