package dev.mtproto4j.cli;

import dev.mtproto4j.api.KnownErrorType;
import dev.mtproto4j.cli.terminal.InterruptedAtPromptException;
import dev.mtproto4j.client.auth.LoginCancelledException;
import dev.mtproto4j.tl.RpcException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception into one readable line and an exit code. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult arguments) {
        if (failure instanceof InterruptedAtPromptException || failure instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        }
        if (failure instanceof LoginCancelledException) {
            commandLine.getErr().println("mtproto4j: the input ended before the login was done.");
            return ExitCode.FAILED;
        }
        commandLine.getErr().println("mtproto4j: " + describe(failure));
        if (Boolean.getBoolean("mtproto4j.stacktrace")) {
            failure.printStackTrace(commandLine.getErr());
        }
        return ExitCode.FAILED;
    }

    private static String describe(Throwable failure) {
        if (failure instanceof RpcException rpc) {
            String meaning = rpc.as(KnownErrorType.class)
                    .map(type -> ": " + type.description())
                    .orElse("");
            return "the server answered " + rpc.getMessage() + meaning;
        }
        if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            IOException cause = wrapped.getCause();
            return cause.toString().equals(wrapped.getMessage())
                    ? describe(cause)
                    : String.valueOf(wrapped.getMessage());
        }
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + ": " + meaning(file);
        }
        String message = failure.getMessage();
        if (message == null) {
            return "unexpected " + failure.getClass().getSimpleName()
                    + "; set MTPROTO4J_JAVA_OPTS=-Dmtproto4j.stacktrace=true to see where";
        }
        return message;
    }

    /** The exceptions of files carry a path and leave it to their class to say what is the matter. */
    private static String meaning(FileSystemException file) {
        if (file instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (file instanceof AccessDeniedException) {
            return "no permission";
        }
        return file.getClass().getSimpleName();
    }
}
