package dev.mtproto4j.cli.call;

import dev.mtproto4j.cli.schema.BundledSchema;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        description = {
            "Prints the boxed TL object, or the call, that some bytes hold.",
            "Messages of the protocol itself are known too, and what they carry is unpacked: msg_container, rpc_result, "
                    + "gzip_packed."
        })
public final class DecodeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "HEX",
            description =
                    "The bytes in hexadecimal; blanks and colons between them are fine. - reads them from standard"
                            + " input.")
    private String hex = "";

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TlValue value = new WireDecoder().decode(bytes());
        Printer printer = new Printer(BundledSchema.api());
        spec.commandLine().getOut().println(json ? printer.json(value) : printer.text(value));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private byte[] bytes() throws IOException {
        String text = hex.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.US_ASCII) : hex;
        String digits = text.replaceAll("[\\s:]", "").replaceFirst("^0x", "");
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new ValueException("these are not bytes in hexadecimal: two digits each, 0 to 9 and a to f");
        }
    }
}
