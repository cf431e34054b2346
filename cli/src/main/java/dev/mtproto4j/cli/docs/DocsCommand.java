package dev.mtproto4j.cli.docs;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mtproto4j docs}. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description = {
            "Builds the Javadoc of all modules and serves it on this machine until Ctrl-C.",
            "It is built with the javadoc tool of the JDK that runs this, and only when a source has changed. Its search "
                    + "box finds methods and types by their TL names and ids, and errors by their names."
        })
public final class DocsCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8090",
            description = "Port on 127.0.0.1. 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--no-serve", description = "Build only.")
    private boolean buildOnly;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the site goes; what is there is replaced. Default: target/javadoc of the checkout.")
    private @Nullable Path output;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(spec.commandLine(), "--port takes a number from 0 to 65535, not " + port);
        }
        PrintWriter out = spec.commandLine().getOut();
        Path root = root();
        Path site = output == null ? root.resolve("target").resolve("javadoc") : output;
        build(new JavadocSite(JavadocSources.ofCheckout(root), site), out);
        if (!buildOnly) {
            serve(site, out);
        }
        return 0;
    }

    private static void build(JavadocSite site, PrintWriter out) throws IOException, InterruptedException {
        if (site.isUpToDate()) {
            out.println("The Javadoc is up to date: " + site.folder());
            out.flush();
            return;
        }
        out.println("Building the Javadoc. This takes a minute or two.");
        out.flush();
        Duration time = site.build();
        out.println("Built in " + time.toSeconds() + " s: " + site.folder());
        out.flush();
    }

    private void serve(Path site, PrintWriter out) throws IOException, InterruptedException {
        try (SiteServer server = SiteServer.start(site, port)) {
            out.println("Javadoc: " + server.address());
            out.println("Ctrl-C ends it.");
            out.flush();
            new CountDownLatch(1).await();
        }
    }

    /** The checkout: what the launcher says, else the current folder. */
    private Path root() {
        Path root = Path.of(System.getProperty("mtproto4j.root", "")).toAbsolutePath();
        if (!Files.isDirectory(root.resolve("docs").resolve("javadoc"))) {
            throw new ParameterException(
                    spec.commandLine(), root + " is not a checkout of mtproto4j; run ./mtproto4j docs in one");
        }
        return root;
    }
}
