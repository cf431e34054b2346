package dev.mtproto4j.client.files;

import dev.mtproto4j.api.method.upload.SaveBigFilePart;
import dev.mtproto4j.api.method.upload.SaveFilePart;
import dev.mtproto4j.api.type.AnyInputFile;
import dev.mtproto4j.api.type.InputFile;
import dev.mtproto4j.api.type.InputFileBig;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.TlMethod;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One file on its way to the server. */
final class Upload extends Pump<AnyInputFile> {

    private static final int UNKNOWN_TOTAL = -1;

    private final RpcInvoker invoker;
    private final FileSource source;
    private final TransferOptions options;
    private final long fileId;
    private @Nullable PartReader reader;
    private int parts;
    private boolean allRead;
    private long sent;

    Upload(RpcInvoker invoker, FileSource source, TransferOptions options, long fileId, Executor worker) {
        super(worker);
        this.invoker = invoker;
        this.source = source;
        this.options = options;
        this.fileId = fileId;
    }

    @Override
    void fill() throws IOException {
        PartReader from = reader;
        if (from == null) {
            from = PartReader.of(source);
            reader = from;
        }
        while (!allRead && callsUnderWay() < options.parallelParts()) {
            byte[] part = from.next();
            allRead = from.isAtEnd();
            if (part != null) {
                send(from, part);
            }
        }
        if (allRead && callsUnderWay() == 0) {
            finish(from.isBig() ? new InputFileBig(fileId, parts, source.name()) : small(from));
        }
    }

    private InputFile small(PartReader from) {
        return new InputFile(fileId, parts, source.name(), from.md5());
    }

    private void send(PartReader from, byte[] part) {
        if (parts == PartSizes.MAX_PARTS) {
            throw new FileTransferException("the file is too large: it has more than " + PartSizes.MAX_PARTS
                    + " parts of " + PartSizes.LARGEST + " bytes");
        }
        int number = parts++;
        int total = from.parts() == UNKNOWN_TOTAL && from.isAtEnd() ? parts : from.parts();
        TlMethod<Boolean> method = from.isBig()
                ? new SaveBigFilePart(fileId, number, total, part)
                : new SaveFilePart(fileId, number, part);
        call(invoker.invoke(method), (saved, error) -> {
            if (error != null) {
                fail(error);
                return;
            }
            sent += part.length;
            options.progress().transferred(sent, from.size());
            fill();
        });
    }

    @Override
    void close(boolean whole) throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
