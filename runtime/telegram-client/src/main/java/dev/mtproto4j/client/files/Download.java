package dev.mtproto4j.client.files;

import dev.mtproto4j.api.method.upload.GetFile;
import dev.mtproto4j.api.type.storage.FileType;
import dev.mtproto4j.api.type.upload.AnyFile;
import dev.mtproto4j.api.type.upload.File;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.RpcException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One file on its way here. Parts come in any order and are written in theirs. */
final class Download extends Pump<DownloadedFile> {

    private static final String REFERENCE_ERRORS = "FILE_REFERENCE_";
    private static final int MAX_RENEWALS = 3;

    private final IntFunction<RpcInvoker> dataCentres;
    private final Target target;
    private final TransferOptions options;
    private final long from;
    private final int partSize;
    private RemoteFile file;

    /** In the order of their offsets; those in front that have come are written. */
    private final Deque<Part> parts = new ArrayDeque<>();

    private long next;
    private long end = Long.MAX_VALUE;
    private long written;
    private @Nullable FileType type;
    private int modified;
    private @Nullable CompletableFuture<RemoteFile> renewal;
    private int renewals;

    private static final class Part {
        final long offset;
        RemoteFile asked;
        byte @Nullable [] bytes;

        Part(long offset, RemoteFile asked) {
            this.offset = offset;
            this.asked = asked;
        }

        boolean hasBytes() {
            return bytes != null && bytes.length > 0;
        }
    }

    /** @param from how many bytes of the file are left out */
    Download(
            IntFunction<RpcInvoker> dataCentres,
            RemoteFile file,
            long from,
            Target target,
            TransferOptions options,
            Executor worker) {
        super(worker);
        this.dataCentres = dataCentres;
        this.file = file;
        this.from = from;
        this.target = target;
        this.options = options;
        this.partSize = PartSizes.ofDownload(file.size());
        this.next = from - from % partSize;
        if (file.size() != FileSource.UNKNOWN_SIZE) {
            this.end = file.size();
        }
    }

    @Override
    void fill() {
        // The first one is asked for even of an empty file: what it is, only an answer tells.
        while ((next < end || (type == null && parts.isEmpty())) && parts.size() < options.parallelParts()) {
            Part part = new Part(next, file);
            parts.addLast(part);
            next += partSize;
            fetch(part);
        }
    }

    private void fetch(Part part) {
        part.asked = file;
        GetFile method = new GetFile(file.location(), part.offset, partSize);
        call(dataCentres.apply(file.dcId()).invoke(method), (answer, error) -> {
            if (error == null) {
                arrived(part, answer);
            } else if (error instanceof RpcException rpc && rpc.type().startsWith(REFERENCE_ERRORS)) {
                renew(part, rpc);
            } else {
                fail(error);
            }
        });
    }

    private void arrived(Part part, AnyFile answer) throws IOException {
        if (!(answer instanceof File known)) {
            throw new FileTransferException("the server sends to a CDN, which this client did not offer to ask");
        }
        part.bytes = known.bytes();
        type = known.type();
        modified = known.mtime();
        check(part, known.bytes().length);
        write();
        fill();
        if (parts.isEmpty()) {
            finish(new DownloadedFile(written, known.type(), Instant.ofEpochSecond(modified)));
        }
    }

    /** Fewer bytes than were asked for are the last ones. */
    private void check(Part part, int length) {
        long expected = Math.min(partSize, Math.max(0, end - part.offset));
        boolean right = file.size() == FileSource.UNKNOWN_SIZE ? length <= expected : length == expected;
        if (right && length < expected) {
            end = part.offset + length;
            right = parts.stream().noneMatch(later -> later.offset >= end && later.hasBytes());
        }
        if (!right) {
            throw new FileTransferException("the server has other bytes than it should: " + length + " instead of "
                    + expected + " from byte " + part.offset + " on");
        }
    }

    private void write() throws IOException {
        while (!parts.isEmpty()) {
            Part first = parts.getFirst();
            byte[] bytes = first.bytes;
            boolean beyondTheEnd = first.offset >= end && first.offset > from;
            if (bytes == null && !beyondTheEnd) {
                return;
            }
            parts.removeFirst();
            if (bytes != null) {
                int skipped = (int) Math.min(bytes.length, Math.max(0, from - first.offset));
                target.write(bytes, skipped, bytes.length - skipped);
                written += bytes.length - skipped;
                options.progress().transferred(written, total());
            }
        }
    }

    private long total() {
        return file.size() == FileSource.UNKNOWN_SIZE ? FileSource.UNKNOWN_SIZE : Math.max(0, file.size() - from);
    }

    /** All parts that were refused wait for one new reference. */
    private void renew(Part part, RpcException error) {
        if (!part.asked.equals(file)) {
            fetch(part);
            return;
        }
        CompletableFuture<RemoteFile> running = renewal;
        if (running == null) {
            if (++renewals > MAX_RENEWALS) {
                fail(error);
                return;
            }
            running = options.references().apply(file);
            renewal = running;
        }
        call(running.copy(), (renewed, failure) -> {
            if (failure != null) {
                fail(failure);
                return;
            }
            renewal = null;
            file = new RemoteFile(renewed.location(), renewed.dcId(), file.size());
            fetch(part);
        });
    }

    @Override
    void close(boolean whole) throws IOException {
        target.close(whole);
    }
}
