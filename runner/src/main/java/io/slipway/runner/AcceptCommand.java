package io.slipway.runner;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.AcceptanceFile;
import io.slipway.acceptance.AcceptanceLimits;
import io.slipway.acceptance.CanonicalForm;
import io.slipway.acceptance.OneLine;
import io.slipway.acceptance.Origin;
import io.slipway.acceptance.exchange.CycloneDxVex;
import io.slipway.acceptance.exchange.Export;
import io.slipway.acceptance.exchange.ExportRequest;
import io.slipway.acceptance.exchange.OpenVex;
import io.slipway.acceptance.exchange.TrivyIgnore;
import io.slipway.config.Words;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Officers;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway accept}: adds to the acceptances file, and says it in other formats. */
@Command(
        name = "accept",
        description =
                "Adds the security officer's decision on a vulnerability to the acceptances file, or says the file in another format.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "10:unusable input; nothing was written"})
public final class AcceptCommand implements Callable<Integer> {
    private static final int WRITTEN = 0;
    private static final int UNUSABLE = 10;

    private enum Format {
        OPENVEX,
        CYCLONEDX,
        TRIVYIGNORE
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The vulnerability, such as CVE-2023-45853.")
    private String id = "";

    @Option(names = "--file", paramLabel = "FILE", description = "The file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("security", "acceptances.yaml");

    @Option(
            names = "--decision",
            paramLabel = "WORD",
            description = "pass-through, fix, reject or not-affected (default: ${DEFAULT-VALUE}).")
    private String decision = "pass-through";

    @Option(names = "--until", paramLabel = "DATE", description = "The last day (YYYY-MM-DD, UTC) on which it holds.")
    private LocalDate until;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Option(names = "--justification", paramLabel = "WORD", description = "Of VEX; for not-affected.")
    private String justification = "";

    @Option(names = "--package", paramLabel = "NAME", description = "Only this package: a name or a package URL.")
    private String packageName = "";

    @Option(names = "--image", paramLabel = "GLOB", description = "Only images of these repositories.")
    private String image = "";

    @Option(
            names = "--approved-by",
            paramLabel = "WHO",
            description = "Who decides (default: the address with which git commits).")
    private String approvedBy = "";

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Sign with this SSH key: the private one's file, or the public one's of a key in the agent.")
    private String key = "";

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The operator's policy, which says how far ahead it may last (default: the strict one).")
    private Path policy;

    @Option(
            names = "--import",
            paramLabel = "FILE",
            description = "Take over a .trivyignore or .trivyignore.yaml, with its days of expiry.")
    private Path imported;

    @Option(
            names = "--export",
            paramLabel = "FORMAT",
            description = "Print what holds for --image as openvex, cyclonedx or trivyignore.")
    private String format = "";

    @Option(names = "--at", paramLabel = "DATE", description = "The day that counts as today (YYYY-MM-DD, UTC).")
    private LocalDate at;

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (!format.isEmpty()) {
                export();
            } else {
                add(imported == null ? List.of(entry()) : imported());
            }
            return WRITTEN;
        } catch (DeliveryException e) {
            err(e.getMessage());
            return UNUSABLE;
        }
    }

    private void add(List<Acceptance> entries) throws DeliveryException, InterruptedException {
        List<Acceptance> ready = new ArrayList<>();
        for (Acceptance entry : entries) {
            ready.add(key.isEmpty() ? entry : signed(entry));
        }
        new AcceptancesOnDisk(file).add(reader(), ready);
        PrintWriter out = spec.commandLine().getOut();
        ready.forEach(entry -> out.println("%s: %s %s%s"
                .formatted(
                        file,
                        entry.id(),
                        Words.of(entry.kind()),
                        entry.until().map(day -> " until " + day).orElse(""))));
        out.flush();
    }

    private Acceptance signed(Acceptance entry) throws DeliveryException, InterruptedException {
        if (entry.image().isEmpty() || entry.until().isEmpty()) {
            throw new DeliveryException(
                    "a signed entry needs --image and --until: without them it could be used elsewhere or for ever");
        }
        return entry.signed(OfficerTools.sign(key, Officers.NAMESPACE, CanonicalForm.of(entry)));
    }

    private Acceptance entry() throws DeliveryException, InterruptedException {
        if (!Acceptance.isId(id)) {
            throw new DeliveryException(
                    id.isEmpty()
                            ? "name the vulnerability, such as CVE-2023-45853; 'slipway accept --help' tells more"
                            : "'" + id + "' is not the id of a vulnerability, such as CVE-2023-45853 or GHSA-…");
        }
        if (OneLine.of(reason).isEmpty()) {
            throw new DeliveryException("say why in --reason");
        }
        if (until != null && until.isBefore(today())) {
            throw new DeliveryException("--until: %s is past; name today or a later day".formatted(until));
        }
        return entry(id, Optional.ofNullable(until), reason, packageName);
    }

    private List<Acceptance> imported() throws DeliveryException, InterruptedException {
        List<Acceptance> entries = new ArrayList<>();
        for (TrivyIgnore.Ignored ignored : new TrivyImport(Optional.ofNullable(until), reason).read(imported)) {
            String limit = ignored.purl().isEmpty() ? packageName : ignored.purl();
            entries.add(entry(ignored.id(), ignored.until(), ignored.statement(), limit));
        }
        return entries;
    }

    private Acceptance entry(String vulnerability, Optional<LocalDate> day, String why, String limit)
            throws DeliveryException, InterruptedException {
        try {
            return new Acceptance(
                    vulnerability,
                    Choice.of(Acceptance.Kind.class, "--decision", decision),
                    day,
                    justification.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Choice.of(Acceptance.Justification.class, "--justification", justification)),
                    OneLine.of(why),
                    approver(),
                    OneLine.of(limit),
                    OneLine.of(image),
                    Origin.file(file.toString()),
                    "");
        } catch (IllegalArgumentException e) {
            throw new DeliveryException(e.getMessage() + " (--until, --justification)", e);
        }
    }

    private String approver() throws DeliveryException, InterruptedException {
        if (approvedBy.isBlank()) {
            approvedBy = OfficerTools.address()
                    .orElseThrow(
                            () -> new DeliveryException("say who decides in --approved-by; git knows no user.email"));
        }
        return OneLine.of(approvedBy);
    }

    private void export() throws DeliveryException, InterruptedException {
        if (image.isEmpty()) {
            throw new DeliveryException(
                    "--export needs --image, the repository of which to speak, such as registry.example.com/shop/api");
        }
        ExportRequest request =
                new ExportRequest(reader().parse(file.toString(), TrivyImport.text(file)), image, approver(), now());
        Export export =
                switch (Choice.of(Format.class, "--export", format)) {
                    case OPENVEX -> OpenVex.write(request);
                    case CYCLONEDX -> CycloneDxVex.write(request);
                    case TRIVYIGNORE -> TrivyIgnore.write(request);
                };
        export.leftOut().forEach(this::err);
        spec.commandLine().getOut().println(export.text());
        spec.commandLine().getOut().flush();
    }

    private AcceptanceFile reader() throws DeliveryException {
        Policy inForce = policy == null ? Policy.STRICT : PolicyFile.read(policy);
        return new AcceptanceFile(
                new AcceptanceLimits(inForce.name(), today(), inForce.gate().maxAcceptanceDays()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    private Instant now() {
        return at == null ? Instant.now() : at.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    private void err(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
