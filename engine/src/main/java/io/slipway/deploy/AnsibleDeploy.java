package io.slipway.deploy;

import static io.slipway.contract.Requirement.require;

import io.slipway.contract.Param;
import io.slipway.contract.Step;
import io.slipway.image.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to deploy, and where.
 *
 * @param playbook in the workspace
 * @param inventory in the workspace, a file or a directory; the host keys are in the file {@code known_hosts} beside it
 * @param images what is deployed, by the name that the playbook knows; each by digest
 * @param credentialsId the SSH key
 * @param registryCredentialsId a username and password with which the target pulls
 * @param becomeCredentialsId the password of {@code become}
 * @param vaultCredentialsId the password of Ansible Vault
 * @param extraVars variables of the playbook; texts are never templates
 * @param limit a pattern of hosts
 * @param tags only tasks with these tags
 * @param check whether Ansible only says what it would change
 * @param verify what must answer afterwards; empty for nothing
 * @param rollback whether the previous digests come back when the verification fails
 */
@Step(
        name = "ansibleDeploy",
        help =
                "Deploys pushed images by digest with ansible-playbook, compares what runs with what was to run, and verifies that it answers; otherwise the previous digests come back.")
public record AnsibleDeploy(
        @Param(help = "The playbook: a file of the workspace.")
        String playbook,

        @Param(
                help =
                        "The inventory: a file or directory of the workspace. A file 'known_hosts' beside it holds the hosts' SSH keys.")
        String inventory,

        @Param(
                help =
                        "What is deployed: references by digest by the name that the playbook knows, such as [api: 'registry/api@sha256:…'].")
        Map<String, ImageReference> images,

        @Param(help = "The SSH key with which Ansible logs in.", otherwise = "")
        Optional<String> credentialsId,

        @Param(
                help =
                        "A username and password with which the target pulls; the policy must bind it to the images' registry.",
                otherwise = "")
        Optional<String> registryCredentialsId,

        @Param(help = "The password of become (sudo), as secret text.", otherwise = "")
        Optional<String> becomeCredentialsId,

        @Param(help = "The password of Ansible Vault, as secret text.", otherwise = "")
        Optional<String> vaultCredentialsId,

        @Param(
                help = "Variables of the playbook by name. Texts are taken as they are, never as templates.",
                otherwise = "")
        Map<String, Object> extraVars,

        @Param(help = "A pattern of hosts: only these.", otherwise = "")
        Optional<String> limit,

        @Param(help = "Only tasks with these tags.", otherwise = "")
        List<String> tags,

        @Param(help = "Whether Ansible only says what it would change.", otherwise = "false")
        boolean check,

        @Param(
                help =
                        "What must answer afterwards: [url: 'http://…', expectStatus: 200, expectBody: 'regular expression', timeout: 60].",
                otherwise = "")
        Map<String, Object> verify,

        @Param(help = "Whether the previous digests come back when the verification fails.", otherwise = "true")
        boolean rollback) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern LIMIT = Pattern.compile("[A-Za-z0-9_*\\[~!&][A-Za-z0-9_.,:;!&*?\\[\\]~-]*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /** Validates and copies. */
    public AnsibleDeploy {
        require(!playbook.isBlank(), "playbook: expected a file of the workspace");
        require(!inventory.isBlank(), "inventory: expected a file or directory of the workspace");
        require(!images.isEmpty(), "images: expected at least one, such as [api: 'registry/api@sha256:…']");
        images.forEach(AnsibleDeploy::requireDigest);
        require(
                extraVars.keySet().stream().allMatch(name -> NAME.matcher(name).matches()),
                "extraVars: expected names of letters, digits and _, not " + extraVars.keySet());
        requireValues("extraVars", extraVars);
        requireValues("verify", verify);
        limit.ifPresent(pattern ->
                require(LIMIT.matcher(pattern).matches(), "limit: '%s' is not a pattern of hosts".formatted(pattern)));
        require(
                tags.stream().allMatch(tag -> TAG.matcher(tag).matches()),
                "tags: expected letters, digits, _, . and -, not " + tags);
        Verification.of(verify);
        images = Map.copyOf(images);
        extraVars = Map.copyOf(extraVars);
        tags = List.copyOf(tags);
        verify = Map.copyOf(verify);
    }

    /**
     * @return what must answer afterwards
     */
    public Optional<Verification> verification() {
        return Verification.of(verify);
    }

    private static void requireValues(String parameter, Map<String, Object> values) {
        values.forEach(
                (name, value) -> require(value != null, "%s: '%s' has no value (null)".formatted(parameter, name)));
    }

    private static void requireDigest(String name, ImageReference image) {
        require(NAME.matcher(name).matches(), "images: '%s' is not a name of letters, digits and _".formatted(name));
        require(
                image.digest().isPresent() && image.tag().isEmpty(),
                "images: %s: '%s' is not a reference by digest; a tag can move: give the 'image' that pushImage returned"
                        .formatted(name, image));
    }
}
