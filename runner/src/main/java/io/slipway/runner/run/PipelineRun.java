package io.slipway.runner.run;

import io.slipway.credentials.Credential;
import io.slipway.host.DeliveryException;
import io.slipway.host.local.LocalHost;
import io.slipway.record.Source;
import io.slipway.report.Reports;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.credentials.CredentialSteps;
import io.slipway.runner.credentials.CredentialsFile;
import io.slipway.runner.declarative.Changes;
import io.slipway.runner.declarative.PipelineGlobal;
import io.slipway.runner.delivery.DeliverySteps;
import io.slipway.runner.delivery.PolicyInForce;
import io.slipway.runner.delivery.RunDelivery;
import io.slipway.runner.git.Checkout;
import io.slipway.runner.git.GitSteps;
import io.slipway.runner.groovy.Dsl;
import io.slipway.runner.groovy.ScriptCompiler;
import io.slipway.runner.groovy.WarmUp;
import io.slipway.runner.library.Libraries;
import io.slipway.runner.library.LibrarySteps;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.BuildSettings;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.StageListener;
import io.slipway.runner.pipeline.StepTable;
import io.slipway.runner.pipeline.Strand;
import io.slipway.runner.result.Interruption;
import io.slipway.runner.result.Result;
import io.slipway.runner.steps.BasicStepTable;
import io.slipway.runner.steps.JobSteps;
import io.slipway.runner.steps.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a Jenkinsfile, on the thread that calls it. */
public final class PipelineRun {
    private final RunRequest request;
    private final JobState state;
    private final Build build;
    private final Optional<RunReporter> reporter;
    private final Checkout checkout;
    private final RunDelivery delivery;
    private final Libraries libraries;
    private final LoadStep load = new LoadStep();
    private volatile Strand strand;

    private PipelineRun(RunRequest request, BuildLog log) throws DeliveryException, IOException {
        this.request = request;
        this.state = JobState.open(request.state(), request.workspace(), request.job());
        this.reporter = request.events().isPresent()
                ? Optional.of(new RunReporter(request.events().get(), log))
                : Optional.empty();
        Map<String, Credential> credentials = request.credentials().isPresent()
                ? CredentialsFile.read(request.credentials().get())
                : Map.of();
        credentials.values().forEach(credential -> log.hide(credential.secrets()));
        this.build = new Build(new BuildSettings(
                request.job().orElse(JobState.jobName(request.workspace())),
                state.nextNumber(),
                request.workspace(),
                state.directory(),
                System.getenv(),
                id -> Optional.ofNullable(credentials.get(id)),
                request.answers(),
                state.previous(),
                log,
                reporter.<StageListener>map(it -> it).orElse(StageListener.NONE)));
        PolicyInForce policy = PolicyInForce.read(request.policy());
        LocalHost host = new LocalHost(request.workspace(), policy.policy().tools(), System.getenv());
        this.checkout = new Checkout(host, state.previousCommit());
        this.delivery =
                new RunDelivery(request.state().resolve("records"), policy, host, checkout, reporter.map(it -> it));
        this.libraries = new Libraries(request.libraries());
    }

    /**
     * @param request what to run
     * @param log where it says what it does
     * @return a run that has not begun
     * @throws DeliveryException if the credentials or the policy cannot be read
     * @throws IOException if the state cannot be kept
     */
    public static PipelineRun prepare(RunRequest request, BuildLog log) throws DeliveryException, IOException {
        WarmUp.start();
        return new PipelineRun(request, log);
    }

    /** Interrupts the run; its {@code post} blocks still run. May be called on any thread, at any time. */
    public void abort() {
        Strand running = strand;
        if (running != null) {
            running.interrupt(Interruption.ABORTED);
        }
    }

    /** Ends whatever processes the run's scripts have started, at once. */
    public void endProcesses() {
        Leftovers.end(build.cookie());
    }

    /**
     * Runs the pipeline to its end.
     *
     * @return how it ended
     * @throws IOException if files of the runner's own cannot be read or written
     */
    public RunOutcome run() throws IOException {
        strand = build.strand();
        StepTable table = BasicStepTable.with(
                List.of(
                        CredentialSteps.all(),
                        new GitSteps(checkout).all(),
                        new LibrarySteps(libraries).all(),
                        new JobSteps(request.parameters()).all(),
                        load.all()),
                DeliverySteps.all(delivery));
        Compilation compilation = new Compilation(table, libraries, name -> true);
        String name = request.jenkinsfile().getFileName().toString();
        Optional<Class<?>> script = compilation.compile(Files.readString(request.jenkinsfile()), name);
        if (script.isEmpty()) {
            return new RunOutcome(Result.NOT_BUILT, compilation.problems(), false);
        }
        Throwable problem = execute(script.get(), compilation, table);
        return end(problem, name);
    }

    private Throwable execute(Class<?> script, Compilation compilation, StepTable table) {
        try {
            BuildVariables.set(build, checkout, request);
            Dsl dsl = new Dsl(build, table, libraries::variable);
            new PipelineGlobal(dsl, compilation.declarative(), changes()).register();
            load.attach(compilation, dsl);
            build.parameters().putAll(request.parameters());
            build.lane().enter(() -> build.in(Context.NONE, () -> dsl.run(ScriptCompiler.script(script, dsl)::run)));
            return null;
        } catch (InterruptedException e) {
            return e instanceof org.jenkinsci.plugins.workflow.steps.FlowInterruptedException
                    ? e
                    : build.strand().flow(e);
        } catch (Exception | Error e) {
            return e;
        }
    }

    private Changes changes() {
        return new Changes() {
            @Override
            public List<String> files() throws Exception {
                return checkout.changedFiles();
            }

            @Override
            public List<String> messages() throws Exception {
                return checkout.messages();
            }
        };
    }

    private RunOutcome end(Throwable problem, String jenkinsfile) throws IOException {
        if (problem != null) {
            build.worsen(Build.resultOf(problem));
            Failure.lines(problem, jenkinsfile)
                    .forEach(line -> build.log().own(build.log().style().red(line.replaceAll("\\R", " "))));
        }
        Result result = build.result().orElse(Result.SUCCESS);
        Leftovers.end(build.cookie());
        Leftovers.files(build);
        delivery.close();
        state.ended(result, commit());
        Summary.print(build, result);
        report();
        reporter.ifPresent(it -> it.finished(result));
        return new RunOutcome(result, List.of(), Failure.isMissingTool(problem));
    }

    private void report() throws IOException {
        if (delivery.record().isPresent()) {
            Path directory = delivery.record().get().directory();
            reporter.ifPresent(it -> it.recorded(directory));
            build.log().own("Record: " + directory.resolve("record.json"));
            try {
                build.log().own("Report: " + Reports.write(directory));
            } catch (DeliveryException e) {
                build.log().own("No report: " + e.getMessage());
            }
        }
    }

    private String commit() throws IOException {
        try {
            return checkout.source().map(Source::commit).orElse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
