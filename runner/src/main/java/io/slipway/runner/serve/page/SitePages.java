package io.slipway.runner.serve.page;

import com.samskivert.mustache.Template;
import io.slipway.report.Reports;
import io.slipway.report.Templates;
import io.slipway.runner.serve.http.PageRequest;
import io.slipway.runner.serve.http.PageResponse;
import io.slipway.runner.serve.http.Pages;
import io.slipway.runner.serve.run.RunDirectory;
import io.slipway.runner.serve.run.RunInfo;
import io.slipway.runner.serve.run.RunState;
import io.slipway.runner.serve.run.Runs;
import io.slipway.runner.serve.run.StageProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages: all runs; a run; its log, report and files. They show; nothing can be changed here. */
public final class SitePages implements Pages {
    private static final int MOST_FOLLOWERS = 24;
    private static final String HTML = "text/html; charset=utf-8";
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern RUN = Pattern.compile("/runs/([1-9]\\d{0,17})(/[a-z.]+(?:/[A-Za-z.]+)?)?");

    private final Runs runs;
    private final InstantSource clock;
    private final Semaphore followers = new Semaphore(MOST_FOLLOWERS);
    private final Template list = Templates.compile(SitePages.class, "runs");
    private final Template run = Templates.compile(SitePages.class, "run");
    private final Template log = Templates.compile(SitePages.class, "log");
    private final String style = Templates.style() + Templates.read(SitePages.class, "serve.css");

    /**
     * @param runs what there is to show
     * @param clock the time
     */
    public SitePages(Runs runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public PageResponse answer(PageRequest request) {
        try {
            return switch (request.path()) {
                case "/" -> list(request.query().getOrDefault("before", ""));
                case "/style.css" -> PageResponse.of(200, "text/css; charset=utf-8", style);
                default -> run(request.path());
            };
        } catch (IOException e) {
            return PageResponse.of(500, "text/plain; charset=utf-8", "a file of this run cannot be read\n");
        }
    }

    private PageResponse list(String before) throws IOException {
        ListPage page =
                NUMBER.matcher(before).matches() ? ListPage.before(Long.parseLong(before), runs) : ListPage.first(runs);
        List<RunRow> rows = new ArrayList<>();
        for (RunInfo info : page.runs()) {
            boolean going = info.state() == RunState.RUNNING;
            rows.add(RunRow.of(info, clock.instant(), going ? stages(info) : List.of()));
        }
        return PageResponse.of(200, HTML, list.execute(page.with(rows)));
    }

    private PageResponse run(String path) throws IOException {
        Matcher matcher = RUN.matcher(path);
        Optional<RunInfo> info = matcher.matches() ? runs.find(Long.parseLong(matcher.group(1))) : Optional.empty();
        if (info.isEmpty()) {
            return missing();
        }
        RunDirectory directory = runs.directory(info.get().id());
        String part = matcher.group(2) == null ? "" : matcher.group(2);
        return switch (part) {
            case "" -> page(info.get(), directory);
            case "/log" -> log(info.get(), directory);
            case "/log.txt" -> LogView.text(directory.log());
            case "/report" -> report(directory.record().resolve(Reports.HTML));
            default -> file(info.get(), directory.record(), part);
        };
    }

    private PageResponse page(RunInfo info, RunDirectory directory) throws IOException {
        Path record = directory.record();
        List<StageProgress> stages = stages(info);
        RunPage page = new RunPage(
                RunRow.of(info, clock.instant(), stages),
                stages.stream().map(StageRow::of).toList(),
                !stages.isEmpty(),
                LogView.tail(directory.log()),
                LogView.longer(directory.log()),
                info.state().ended() ? Downloads.of(record) : List.of(),
                info.state().ended() && Files.exists(record.resolve(Reports.HTML)));
        return PageResponse.of(200, HTML, run.execute(page));
    }

    private List<StageProgress> stages(RunInfo info) throws IOException {
        return StageProgress.of(runs.directory(info.id()), info.state().ended());
    }

    private PageResponse log(RunInfo info, RunDirectory directory) {
        if (!followers.tryAcquire()) {
            return LogView.text(directory.log());
        }
        String[] parts =
                log.execute(RunRow.of(info, clock.instant(), List.of())).split("<!-- log -->\n", 2);
        return LogView.live(
                parts[0],
                directory.log(),
                () -> runs.find(info.id()).map(it -> it.state().ended()).orElse(true),
                parts[1],
                followers::release);
    }

    /** It is ours, of a stranger's record: no browser lets it do anything but be looked at. */
    private static PageResponse report(Path html) {
        if (!Files.exists(html)) {
            return missing();
        }
        String policy = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return new PageResponse(
                200, Map.of("Content-Type", HTML, "Content-Security-Policy", policy), out -> Files.copy(html, out));
    }

    private static PageResponse file(RunInfo info, Path record, String part) {
        String name = part.replaceFirst("^/files/", "");
        return info.state().ended()
                        && part.startsWith("/files/")
                        && Downloads.of(record).contains(name)
                ? Downloads.answer(record, name, "slipway-" + info.id() + "-")
                : missing();
    }

    private static PageResponse missing() {
        return PageResponse.of(404, "text/plain; charset=utf-8", "there is nothing here\n");
    }
}
