package io.jenkins.plugins.slipway.config;

import hudson.XmlFile;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds out what of a configuration file was not understood. Jenkins drops what it cannot read and goes on with defaults; for a security
 * policy these could be looser than what the operator had written.
 */
final class StoredXml {
    private StoredXml() {}

    /** How Jenkins would store it now. */
    static String of(Object stored) throws IOException {
        File copy = File.createTempFile("slipway", ".xml");
        try {
            XmlFile again = new XmlFile(copy);
            again.write(stored);
            return again.asString();
        } finally {
            Files.deleteIfExists(copy.toPath());
        }
    }

    /**
     * @param stored the file
     * @param understood what would be written now
     * @return the settings of the file that would be lost, as {@code path=value}
     * @throws IOException if the file is no XML
     */
    static List<String> lost(String stored, String understood) throws IOException {
        List<String> lost = new ArrayList<>(settings(stored));
        settings(understood).forEach(lost::remove);
        return lost;
    }

    private static List<String> settings(String xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<String> settings = new ArrayList<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            collect(reader, settings);
            return settings;
        } catch (XMLStreamException e) {
            throw new IOException("it is not XML: " + e.getMessage(), e);
        }
    }

    /** An element with no element inside is a setting. */
    private static void collect(XMLStreamReader reader, List<String> settings) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        boolean leaf = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(reader.getLocalName());
                    text.setLength(0);
                    leaf = true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("it holds an entity");
                case XMLStreamConstants.END_ELEMENT -> {
                    if (leaf && path.size() > 1) {
                        settings.add(String.join("/", path).replaceFirst("^[^/]+/", "") + "="
                                + text.toString().strip());
                    }
                    path.removeLast();
                    leaf = false;
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
    }
}
