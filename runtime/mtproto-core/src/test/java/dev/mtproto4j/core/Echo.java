package dev.mtproto4j.core;

import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/** A method that the core does not know: {@code test.echo text:string = test.Echoed}. */
public final class Echo implements TlMethod<String> {

    public static final int CONSTRUCTOR_ID = 0x0ec0ec01;
    private static final int RESULT_ID = 0x0ec0ec02;

    private final String text;

    public Echo(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Echo read(byte[] body) {
        TlReader reader = new TlReader(body);
        reader.expectConstructor("test.echo", CONSTRUCTOR_ID);
        return new Echo(reader.readString());
    }

    public byte[] resultBytes() {
        TlWriter writer = new TlWriter();
        writeResult(writer, text);
        return writer.toByteArray();
    }

    @Override
    public int constructorId() {
        return CONSTRUCTOR_ID;
    }

    @Override
    public String tlName() {
        return "test.echo";
    }

    @Override
    public void writeBareTo(TlWriter writer) {
        writer.writeString(text);
    }

    @Override
    public String readResult(TlReader reader) {
        reader.expectConstructor("test.Echoed", RESULT_ID);
        return reader.readString();
    }

    @Override
    public void writeResult(TlWriter writer, String result) {
        writer.writeInt(RESULT_ID);
        writer.writeString(result);
    }
}
