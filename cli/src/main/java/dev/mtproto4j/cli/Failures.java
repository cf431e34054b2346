package dev.mtproto4j.cli;

import dev.mtproto4j.api.KnownErrorType;
import dev.mtproto4j.cli.terminal.InterruptedAtPromptException;
import dev.mtproto4j.client.auth.LoginCancelledException;
import dev.mtproto4j.tl.RpcException;
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
        String message = failure.getMessage();
        if (message == null) {
            return "unexpected " + failure.getClass().getSimpleName()
                    + "; set MTPROTO4J_JAVA_OPTS=-Dmtproto4j.stacktrace=true to see where";
        }
        return message;
    }
}
