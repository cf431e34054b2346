package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.cli.account.ClientOptions;
import dev.mtproto4j.cli.schema.BundledSchema;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.generator.schema.model.Method;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtproto4j call}: calls any method of the schema. */
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        description = {
            "Calls a method by its TL name, as whoever the session belongs to, and prints the result.",
            "Parameters are name=value: text as it is, numbers, true, bytes as 0x00ff; nested values as "
                    + "'(inputPeerUser user_id:1 access_hash:0)', '[1, 2]' or JSON with the constructor in \"_\". "
                    + "A single - reads all parameters from standard input, as one JSON object.",
            "Without a method, at a terminal, it asks for calls: Tab completes names of methods, parameters and "
                    + "constructors, Ctrl-D ends it. What may hold a secret is not kept in its history."
        },
        footer = {
            "",
            "Examples:",
            "  mtproto4j call help.getNearestDc",
            "  mtproto4j call users.getUsers id='[inputUserSelf]'",
            "  echo '{\"id\": [{\"_\": \"inputUserSelf\"}]}' | mtproto4j call --json users.getUsers -"
        })
public final class CallCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions options = new ClientOptions();

    @Option(names = "--json", description = "Print the result as JSON. Bytes are hexadecimal, as 0x00ff.")
    private boolean json;

    @Option(names = "--on-dc", paramLabel = "N", description = "Call it on this data centre instead of the home one.")
    private int onDc;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "METHOD",
            completionCandidates = MethodNames.class,
            description = "Its TL name. Asked for again and again when left out, with completion.")
    private @Nullable String method;

    @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "The parameters, or -.")
    private List<String> parameters = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Caller caller = new Caller(BundledSchema.api(), onDc, json);
        PrintWriter out = spec.commandLine().getOut();
        if (method == null) {
            ask(caller);
            return 0;
        }
        Method known = MethodFinder.find(caller.schema(), method);
        JsonNode fields = parameters.equals(List.of("-"))
                ? CallArguments.ofJson("standard input", new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
                : CallArguments.ofWords(known, parameters);
        try (TelegramClient client = options.builder().build()) {
            out.println(caller.call(client, known, fields));
            out.flush();
        }
        return 0;
    }

    private void ask(Caller caller) throws IOException {
        try (CallPrompt prompt = CallPrompt.open(caller, options.session())
                        .orElseThrow(() -> new CommandLine.ParameterException(
                                spec.commandLine(), "Say which method to call; only a terminal can be asked."));
                TelegramClient client = options.builder().build()) {
            prompt.run(client);
        }
    }
}
