package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlReader;
import org.example.second.type.Note;
import org.example.shapes.MethodRegistry;
import org.example.shapes.TypeRegistry;
import org.example.shapes.method.shapes.Paint;
import org.example.shapes.type.Circle;
import org.example.shapes.type.Square;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    @Test
    void bytesComeBackAsWhatTheyWere() {
        Square square = Square.builder().side(7).tags(LongVector.of(1, -2)).hidden(true).build();
        assertEquals(square, TypeRegistry.read(new TlReader(square.toByteArray())));
        Paint draw = new Paint(new Circle(3, "c"), 2);
        Paint again = assertInstanceOf(Paint.class, MethodRegistry.read(new TlReader(draw.toByteArray())));
        assertEquals(draw, again);
        assertEquals("hi", new Note("hi").text());
        assertEquals(400, Paint.ErrorType.SHAPE_INVALID.code());
    }
}
