package dev.mtproto4j.cli.call;

import dev.mtproto4j.cli.schema.BundledSchema;
import java.util.Iterator;

/** The names of all methods, for the shell to complete. */
final class MethodNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return BundledSchema.api().methods().stream()
                .map(method -> method.name().toString())
                .iterator();
    }
}
