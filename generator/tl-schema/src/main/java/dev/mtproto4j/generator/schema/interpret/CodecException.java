package dev.mtproto4j.generator.schema.interpret;

/** Bytes or a value do not fit the schema. The message says where. */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CodecException(String message) {
        super(message);
    }
}
