package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.interpret.CodecException;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtproto4j decode}: says what TL bytes hold. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = "Prints the boxed TL object, or the call, that some bytes hold.")
public final class DecodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HEX", description = "The bytes in hexadecimal; blanks and colons between them are fine.")
    private String hex = "";

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        SchemaCodec codec = new SchemaCodec(BundledSchema.load());
        TlValue value = decode(codec, bytes());
        spec.commandLine().getOut().println(json ? Printer.json(value) : Printer.text(value));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private byte[] bytes() {
        String digits = hex.replaceAll("[\\s:]", "").replaceFirst("^0x", "");
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new ValueException("these are not bytes in hexadecimal: two digits each, 0 to 9 and a to f");
        }
    }

    private static TlValue decode(SchemaCodec codec, byte[] bytes) {
        try {
            return codec.decode(bytes);
        } catch (CodecException notAnObject) {
            try {
                return codec.decodeMethod(bytes);
            } catch (CodecException notACall) {
                throw new ValueException("these bytes are no object (" + notAnObject.getMessage() + ") and no call ("
                        + notACall.getMessage() + ")");
            }
        }
    }
}
