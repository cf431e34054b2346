package dev.mtproto4j.cli;

import dev.mtproto4j.api.ApiLayer;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "mtproto4j " + (version == null ? "(development)" : version) + ", layer " + ApiLayer.LAYER,
            "Java " + Runtime.version()
        };
    }
}
