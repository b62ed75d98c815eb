package io.jenkins.plugins.slipway.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Finds out what of a configuration file was not understood. Jenkins drops what it cannot read and goes on with defaults; for a security
 * policy these could be looser than what the operator had written.
 */
final class StoredXml {
    private StoredXml() {}

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
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            List<String> settings = new ArrayList<>();
            collect(root, "", settings);
            return settings;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("it is not XML: " + e.getMessage(), e);
        }
    }

    private static void collect(Element element, String path, List<String> settings) {
        boolean leaf = true;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                leaf = false;
                collect(inner, path + "/" + inner.getTagName(), settings);
            }
        }
        if (leaf && !path.isEmpty()) {
            settings.add(path.substring(1) + "=" + element.getTextContent().strip());
        }
    }
}
