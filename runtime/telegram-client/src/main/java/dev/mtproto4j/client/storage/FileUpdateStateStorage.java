package dev.mtproto4j.client.storage;

import dev.mtproto4j.client.updates.UpdateState;
import dev.mtproto4j.client.updates.UpdateStateStorage;
import dev.mtproto4j.tl.TlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of updates in a file beside the session, replaced in one step. */
public final class FileUpdateStateStorage implements UpdateStateStorage {

    private static final Logger LOG = LoggerFactory.getLogger(FileUpdateStateStorage.class);

    private final Path file;

    public FileUpdateStateStorage(Path file) {
        this.file = file;
    }

    /** Where the state goes with a session unless the program says otherwise: beside its file, or into memory as well. */
    public static UpdateStateStorage beside(SessionStorage session) {
        if (session instanceof FileSessionStorage files) {
            return new FileUpdateStateStorage(
                    files.file().resolveSibling(files.file().getFileName() + ".updates"));
        }
        return UpdateStateStorage.inMemory();
    }

    @Override
    public Optional<UpdateState> load() {
        try {
            return Optional.of(UpdateState.decode(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | TlException e) {
            LOG.warn("{} cannot be read, and updates begin anew: {}", file, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void save(UpdateState state) {
        try {
            PrivateFiles.replace(file, file.resolveSibling(file.getFileName() + ".tmp"), state.encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
