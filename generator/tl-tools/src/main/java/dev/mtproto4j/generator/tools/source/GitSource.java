package dev.mtproto4j.generator.tools.source;

import dev.mtproto4j.generator.schema.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Schema files as a revision of git has them, asked of the program {@code git}. */
final class GitSource {
    private final Path folder;

    GitSource(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    List<SourceText> read(SchemaReference.Git reference) {
        String object = reference.revision() + ":" + reference.path();
        String type = git(object, "cat-file", "-t", object).strip();
        if (type.equals("blob")) {
            return List.of(new SourceText(object, git(object, "cat-file", "blob", object)));
        }
        List<SourceText> sources = new ArrayList<>();
        String folderObject = object.endsWith("/") ? object.substring(0, object.length() - 1) : object;
        for (String line : git(object, "ls-tree", folderObject).lines().toList()) {
            int tab = line.indexOf('\t');
            if (tab > 0 && line.contains(" blob ") && line.endsWith(".tl")) {
                // mode SP type SP hash TAB name
                String blob = line.substring(line.lastIndexOf(' ', tab) + 1, tab);
                sources.add(new SourceText(
                        folderObject + "/" + line.substring(tab + 1), git(object, "cat-file", "blob", blob)));
            }
        }
        if (sources.isEmpty()) {
            throw new SchemaSourceException(
                    object + ": this directory has no files *.tl directly inside at that revision.");
        }
        return sources;
    }

    private String git(String object, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).directory(folder.toFile()).start();
            process.getOutputStream().close();
            // Both at once: git must never wait for a reader of the other stream.
            CompletableFuture<String> complaint = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String output = text(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new SchemaSourceException(object + ": git does not know it in " + folder + " ("
                        + complaint.join().strip().replaceAll("\\s+", " ") + "). " + SchemaReference.FORMS);
            }
            return output;
        } catch (IOException e) {
            throw new SchemaSourceException(
                    object + ": git cannot be run (" + e.getMessage() + "). Install git, or name a file.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaSourceException(object + ": interrupted while git was asked.", e);
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
