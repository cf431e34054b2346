package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.tl.RpcException;

/**
 * Calls methods of a schema by name.
 *
 * @param onDc where; 0 for the home data centre
 * @param json whether results are shown as JSON
 */
record Caller(Schema schema, int onDc, boolean json) {

    /**
     * Calls one and waits for its result.
     *
     * @return the result as text
     * @throws CallFailedException if the server refuses; the message says what that means
     */
    String call(TelegramClient client, Method method, JsonNode fields) {
        SchemaCodec codec = new SchemaCodec(schema);
        RawCall call = new RawCall(schema, method, new Values(schema).struct(method, fields), codec);
        try {
            TlValue result = onDc == 0 ? client.call(call) : client.callOn(onDc, call);
            Printer printer = new Printer(schema);
            return json ? printer.json(result) : printer.text(result);
        } catch (RpcException e) {
            throw new CallFailedException(describe(method, e), e);
        }
    }

    private static String describe(Method method, RpcException error) {
        String meaning = method.errors().stream()
                .filter(row ->
                        row.type().equals(error.type()) && !row.description().isEmpty())
                .map(row -> ": " + row.description())
                .findFirst()
                .orElse("");
        return "the server answered " + error.getMessage() + meaning;
    }
}
