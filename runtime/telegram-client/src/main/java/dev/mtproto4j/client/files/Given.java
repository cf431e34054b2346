package dev.mtproto4j.client.files;

import java.io.IOException;
import java.io.InputStream;

/** A source whose name and size are known. */
record Given(String name, long size, Opening opening) implements FileSource {

    interface Opening {
        InputStream open() throws IOException;
    }

    Given {
        if (size < UNKNOWN_SIZE) {
            throw new IllegalArgumentException("a size of " + size + " bytes");
        }
    }

    @Override
    public InputStream open() throws IOException {
        return opening.open();
    }
}
