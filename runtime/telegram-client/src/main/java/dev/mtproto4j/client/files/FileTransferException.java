package dev.mtproto4j.client.files;

import dev.mtproto4j.core.MtprotoException;
import org.jspecify.annotations.Nullable;

/** A file could not be sent or fetched for a reason that is neither the network's nor an error of the API. */
public final class FileTransferException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    FileTransferException(String message) {
        super(message);
    }

    FileTransferException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
