package io.slipway.policy;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigNode;
import io.slipway.host.DeliveryException;
import io.slipway.sshsig.AllowedSigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a policy says of the officers: their keys in the policy itself, or in files beside it. */
final class OfficersFile {
    private final Path policy;
    private final ConfigNode node;

    private record Text(String name, String text) {}

    private OfficersFile(Path policy, ConfigNode node) {
        this.policy = policy;
        this.node = node;
    }

    static Officers read(Path policy, ConfigNode node) throws DeliveryException {
        node.only("allowedSigners", "allowedSignersFile", "revokedKeys", "revokedKeysFile");
        OfficersFile file = new OfficersFile(policy, node);
        Text allowed = file.text("allowedSigners");
        Text revoked = file.text("revokedKeys");
        AllowedSigners signers = AllowedSigners.parse(allowed.name(), allowed.text(), revoked.name(), revoked.text());
        if (signers.lines().isEmpty()) {
            throw node.error(
                    "names no officer; give 'allowedSigners:' (lines as in ssh-keygen(1), ALLOWED SIGNERS) or 'allowedSignersFile:'");
        }
        return new Officers(signers);
    }

    private Text text(String key) throws ConfigException {
        boolean inFile = node.get(key + "File").isPresent();
        if (node.get(key).isPresent() && inFile) {
            throw node.required(key).error("stands beside '" + key + "File:'; keep one of the two");
        }
        if (inFile) {
            return file(node.required(key + "File"));
        }
        String text = node.get(key).isPresent() ? node.required(key).text() : "";
        return new Text(node.file() + ": officers." + key, text);
    }

    private Text file(ConfigNode name) throws ConfigException {
        Path file = policy.resolveSibling(name.text());
        try {
            return new Text(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw name.error("cannot read the file '" + name.text() + "'");
        }
    }
}
