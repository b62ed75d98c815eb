package io.slipway.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes stages and decided findings as JUnit XML, in the form that Jenkins and GitLab read: a suite of the stages, and one for each
 * verdict with a case for every finding that blocks or is accepted.
 */
final class JUnitReport {
    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * @param run what to write
     * @param to where; written as it is made, not closed
     * @throws IOException if it cannot be written
     */
    static void write(Run run, Writer to) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to);
            new JUnitReport(xml).suites(run);
            xml.close();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    private void suites(Run run) throws XMLStreamException {
        List<TestCase> stages =
                run.content().entries().stream().map(TestCase::of).toList();
        List<TestCase> all = new ArrayList<>(stages);
        run.scans().forEach(scan -> all.addAll(TestCase.of(scan)));
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        attribute("name", "Slipway: " + run.header().job());
        counts(all);
        attribute("time", seconds(run.ended().toEpochMilli() - run.started().toEpochMilli()));
        suite("stages", run.header().started().toString(), stages);
        for (RecordedScan scan : run.scans()) {
            suite("gate: " + scan.image(), scan.entry().started().toString(), TestCase.of(scan));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(String name, String timestamp, List<TestCase> cases) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", name);
        counts(cases);
        attribute("time", seconds(cases.stream().mapToLong(TestCase::millis).sum()));
        attribute("timestamp", timestamp);
        for (TestCase test : cases) {
            write(test);
        }
        xml.writeEndElement();
    }

    private void counts(List<TestCase> cases) throws XMLStreamException {
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", String.valueOf(count(cases, TestCase.Result.FAILURE)));
        attribute("errors", String.valueOf(count(cases, TestCase.Result.ERROR)));
        attribute("skipped", "0");
    }

    private static long count(List<TestCase> cases, TestCase.Result result) {
        return cases.stream().filter(test -> test.result() == result).count();
    }

    private void write(TestCase test) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", test.group());
        attribute("name", test.name());
        attribute("time", seconds(test.millis()));
        switch (test.result()) {
            case FAILURE -> fault("failure", test);
            case ERROR -> fault("error", test);
            case PASS -> output(test);
        }
        xml.writeEndElement();
    }

    private void fault(String element, TestCase test) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", test.kind());
        attribute("message", test.text());
        xml.writeCharacters(Visible.of(test.text()));
        xml.writeEndElement();
    }

    private void output(TestCase test) throws XMLStreamException {
        if (!test.text().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(Visible.of(test.text()));
            xml.writeEndElement();
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Visible.of(value).replaceAll("\\s+", " "));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", Math.max(0, millis) / 1_000.0);
    }
}
