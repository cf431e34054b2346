package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mtproto4j.cli.account.ClientOptions;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.tl.RpcException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
                    + "A single - reads all parameters from standard input, as one JSON object."
        },
        footer = {
            "",
            "Examples:",
            "  mtproto4j call help.getNearestDc",
            "  mtproto4j call users.getUsers id='[inputUserSelf]'",
            "  echo '{\"id\": [{\"_\": \"inputUserSelf\"}]}' | mtproto4j call --json users.getUsers -"
        })
public final class CallCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Option(names = "--json", description = "Print the result as JSON. Bytes are hexadecimal, as 0x00ff.")
    private boolean json;

    @Option(names = "--on-dc", paramLabel = "N", description = "Call it on this data centre instead of the home one.")
    private int onDc;

    @Parameters(index = "0", paramLabel = "METHOD", completionCandidates = MethodNames.class)
    private String method = "";

    @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "The parameters, or -.")
    private List<String> parameters = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Schema schema = BundledSchema.load();
        Method known = BundledSchema.method(schema, method);
        SchemaCodec codec = new SchemaCodec(schema);
        RawCall call = new RawCall(known, new Values(schema).struct(known, fields(known)), codec);
        try (TelegramClient client = options.builder().build()) {
            TlValue result = onDc == 0 ? client.call(call) : client.callOn(onDc, call);
            spec.commandLine().getOut().println(json ? Printer.json(result) : Printer.text(result));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (RpcException e) {
            throw new CallFailedException(describe(known, e), e);
        }
    }

    private JsonNode fields(Method known) throws IOException {
        if (parameters.equals(List.of("-"))) {
            return parse("standard input", new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new ValueException("a parameter reads name=value, not \"" + parameter + "\"");
            }
            String name = parameter.substring(0, equals);
            fields.set(name, value(known, name, parameter.substring(equals + 1)));
        }
        return fields;
    }

    private static JsonNode value(Method known, String name, String text) {
        boolean string = known.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::type)
                .anyMatch(FieldType.Primitive.STRING::equals);
        if (string) {
            return JsonNodeFactory.instance.textNode(text);
        }
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[{")) {
            return parse(name, text);
        }
        try {
            return TlTextParser.parse(text);
        } catch (ValueException e) {
            throw new ValueException(name + ", " + e.getMessage());
        }
    }

    private static JsonNode parse(String where, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isContainerNode()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new ValueException(where + " is not JSON: " + e.getOriginalMessage());
        }
        throw new ValueException(where + " is not a JSON object");
    }

    private static String describe(Method known, RpcException error) {
        String meaning = known.errors().stream()
                .filter(row ->
                        row.type().equals(error.type()) && !row.description().isEmpty())
                .map(row -> ": " + row.description())
                .findFirst()
                .orElse("");
        return "the server answered " + error.getMessage() + meaning;
    }
}
