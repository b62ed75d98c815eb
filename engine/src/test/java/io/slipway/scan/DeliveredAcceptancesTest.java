package io.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.TestDelivery;
import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Discounted;
import io.slipway.acceptance.Origin;
import io.slipway.gate.Gate;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import io.slipway.sshsig.SshKeygen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real git. */
class DeliveredAcceptancesTest {
    private static final String FILE = "security/acceptances.yaml";
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @TempDir
    private Path directory;

    private Path workspace;
    private Policy policy = Policy.STRICT;
    private Map<String, Object> facts = Map.of();
    private List<Acceptance> operators = List.of();
    private List<Discounted> discounted = List.of();
    private String doubt = "";

    @BeforeEach
    void makeWorkspace() throws Exception {
        workspace = Files.createDirectories(directory.resolve("workspace"));
    }

    @Test
    void readsTheFileOfTheCommitAndNotOfTheWorkspace() throws Exception {
        commit(FILE, entry("CVE-2026-1"));
        Files.writeString(workspace.resolve(FILE), entry("CVE-2026-2"));
        assertThat(ids()).containsExactly("CVE-2026-1");
    }

    @Test
    void thereIsNoneWhereTheCommitHasNone() throws Exception {
        commit("README.md", "x");
        Files.createDirectories(workspace.resolve("security"));
        Files.writeString(workspace.resolve(FILE), entry("CVE-2026-2"));
        assertThat(ids()).isEmpty();
    }

    @Test
    void readsTheWorkspaceOnlyWhereThereIsNoCommit() throws Exception {
        assertThat(ids()).isEmpty();
        Files.createDirectories(workspace.resolve("security"));
        Files.writeString(workspace.resolve(FILE), entry("CVE-2026-2"));
        assertThat(ids()).containsExactly("CVE-2026-2");
    }

    @Test
    void ignoresTextConvertersAndReplacementsOfTheRepository() throws Exception {
        commit(FILE, entry("CVE-2026-1"));
        Path converter =
                Files.writeString(directory.resolve("convert"), "#!/bin/sh\necho '" + entry("CVE-2026-3") + "'\n");
        assertThat(converter.toFile().setExecutable(true)).isTrue();
        git("config", "diff.evil.textconv", converter.toString());
        git("config", "diff.evil.command", converter.toString());
        Files.createDirectories(workspace.resolve(".git/info"));
        Files.writeString(workspace.resolve(".git/info/attributes"), "*.yaml diff=evil\n");
        Path other = Files.writeString(directory.resolve("other"), entry("CVE-2026-4"));
        String blob = git("hash-object", "-w", other.toString());
        git("replace", git("rev-parse", "HEAD:" + FILE), blob);
        assertThat(ids()).containsExactly("CVE-2026-1");
    }

    @Test
    void refusesALink() throws Exception {
        Files.createDirectories(workspace.resolve("security"));
        Files.createSymbolicLink(workspace.resolve(FILE), Path.of("/etc/passwd"));
        assertThatThrownBy(this::ids).isInstanceOf(DeliveryException.class);
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message", "link");
        assertThatThrownBy(this::ids)
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("is not a regular file");
    }

    @Test
    void refusesABrokenFileWithItsLine() throws Exception {
        commit(FILE, "# comment\n" + entry("CVE-2026-1").replace("fix", "fixx"));
        assertThatThrownBy(this::ids)
                .isInstanceOf(DeliveryException.class)
                .hasMessage("security/acceptances.yaml:2: decision: 'fixx' is not allowed; did you mean 'fix'?");
    }

    @Test
    void refusesAHugeFile() throws Exception {
        commit(FILE, "# comment\n".repeat(200_000));
        assertThatThrownBy(this::ids).isInstanceOf(DeliveryException.class).hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void saysInTheRecordWhoseSignaturesWereAskedFor() throws Exception {
        commit(FILE, entry("CVE-2026-1"));
        assertThat(ids()).hasSize(1);
        assertThat(facts.get("officers")).isEqualTo(List.of());

        String key = new SshKeygen(directory).key("olga", "ed25519", 256);
        policy = PolicyFile.parse(
                "p.yaml", "officers: {allowedSigners: 'olga@example.com,*@security.example.com " + key + "'}");
        assertThat(ids()).as("unsigned").isEmpty();
        assertThat(facts.get("officers")).isEqualTo(List.of("olga@example.com,*@security.example.com"));
    }

    @Test
    void inDoubtOnlyRejectionsOfTheCommitAndTheOperatorCount() throws Exception {
        commit(FILE, entry("CVE-2026-1") + entry("CVE-2026-2").replace("fix,", "reject,"));
        operators = List.of(operators("CVE-2026-3"));
        doubt = "commit 0123 was not checked out by this build";

        assertThat(ids()).containsExactly("CVE-2026-2");
        assertThat(discounted)
                .extracting(each -> each.entry().id(), Discounted::reason)
                .containsExactly(tuple("CVE-2026-1", doubt), tuple("CVE-2026-3", doubt));
        assertThat(facts.get("doubt")).isEqualTo(doubt);
    }

    @Test
    void inDoubtTheFileOfAWorkspaceThatIsNoCheckoutDoesNotCountButTheOperatorsWordDoes() throws Exception {
        Files.createDirectories(workspace.resolve("security"));
        Files.writeString(workspace.resolve(FILE), entry("CVE-2026-1"));
        operators = List.of(operators("CVE-2026-3"));
        doubt = "the workspace is no checkout";

        assertThat(ids()).containsExactly("CVE-2026-3");
    }

    private static Acceptance operators(String id) {
        return new Acceptance(
                id,
                Acceptance.Kind.FIX,
                Optional.of(LocalDate.parse("2026-07-01")),
                Optional.empty(),
                "r",
                "a",
                "",
                "",
                Origin.operator("a test"),
                "");
    }

    private List<String> ids() throws Exception {
        Gate gate = new Gate(policy.name(), policy.gate(), NOW);
        try (TestDelivery delivery = new TestDelivery(directory, policy, NOW)) {
            delivery.operators.addAll(operators);
            if (!doubt.isEmpty()) {
                delivery.doubt(doubt);
            }
            Acceptances read = delivery.inStep("scanImage", run -> new DeliveredAcceptances(run, gate).read(FILE));
            discounted = read.discounted();
            facts = delivery.entry().facts();
            return read.entries().stream().map(Acceptance::id).toList();
        }
    }

    private static String entry(String id) {
        return "- {id: %s, decision: fix, until: 2026-07-01, reason: r, approvedBy: a}\n".formatted(id);
    }

    private void commit(String file, String content) throws Exception {
        git("init", "--quiet");
        Files.createDirectories(workspace.resolve(file).getParent());
        Files.writeString(workspace.resolve(file), content);
        git("add", "--all");
        git("commit", "--quiet", "--message", "deliver");
    }

    private String git(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.org"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + out);
        }
        return out.strip();
    }
}
