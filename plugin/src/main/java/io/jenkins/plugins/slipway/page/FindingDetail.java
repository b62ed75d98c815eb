package io.jenkins.plugins.slipway.page;

import io.jenkins.plugins.slipway.acceptance.FindingForm;
import io.slipway.gate.Component;
import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Score;
import io.slipway.gate.Verdict;
import io.slipway.record.Source;
import io.slipway.report.FindingRow;
import io.slipway.report.Link;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.stapler.StaplerProxy;

/** The page of one finding: why it was decided so, and what the security officer may decide. */
public final class FindingDetail implements StaplerProxy {
    private static final Pattern ARCHIVE = Pattern.compile("/.*\\.tar \\(([^()]*)\\)");

    private final ReportTab tab;
    private final String name;
    private final Optional<Source> source;
    private final Verdict verdict;
    private final Judgement judgement;
    private final FindingItem item;

    FindingDetail(ReportTab tab, String name, Optional<Source> source, Verdict verdict, int index) {
        this.tab = tab;
        this.source = source;
        this.name = name;
        this.verdict = verdict;
        this.judgement = verdict.judgements().get(index);
        this.item = FindingItem.of(0, index, judgement);
    }

    /** Jenkins routes requests only to what says that it takes some; this does so, and asks for the permission once more. */
    @Override
    public Object getTarget() {
        return tab.getTarget() == tab ? this : null;
    }

    /**
     * @return the report that it belongs to
     */
    public ReportTab getTab() {
        return tab;
    }

    /**
     * @return the build, as the layout wants it
     */
    public Object getObject() {
        return tab.getObject();
    }

    /**
     * @return the scan's and the finding's number
     */
    public String getName() {
        return name;
    }

    /**
     * @return the page's title
     */
    public String getDisplayName() {
        return show(judgement.finding().id());
    }

    /**
     * @return the finding
     */
    public Finding getFinding() {
        return judgement.finding();
    }

    /**
     * @return what the gate said of it
     */
    public Judgement getJudgement() {
        return judgement;
    }

    /**
     * @return what was scanned
     */
    public Verdict getVerdict() {
        return verdict;
    }

    /**
     * @return it as a row of the table
     */
    public FindingRow getRow() {
        return item.row();
    }

    /**
     * @return what became of it
     */
    public FindingItem getItem() {
        return item;
    }

    /**
     * @return where in the image it is, and of which kind; Trivy calls the system's packages by the archive that it looked at
     */
    public String getPlace() {
        Component component = judgement.finding().component();
        Matcher archive = ARCHIVE.matcher(component.target());
        String where = archive.matches() ? archive.group(1) : component.target();
        return "%s (%s)".formatted(where, component.type());
    }

    /**
     * @return every score, the highest first
     */
    public List<Score> getScores() {
        return judgement.finding().scores().stream()
                .sorted(Comparator.comparing(Score::value).reversed())
                .toList();
    }

    /**
     * @param score one of them
     * @return whether it is the one that decided
     */
    public boolean decided(Score score) {
        return judgement.decisive().filter(score::equals).isPresent();
    }

    /**
     * @return the form by which it is decided on
     */
    public FindingForm getDecide() {
        return new FindingForm(tab.getBuild(), source, verdict, judgement.finding());
    }

    /**
     * @param text a stranger's
     * @return the same with every deceptive character spelled out
     */
    public String show(String text) {
        return tab.show(text);
    }

    /**
     * @return the address of the advisory, if it may be linked to
     */
    public String getAdvisory() {
        return Link.external(judgement.finding().url());
    }
}
