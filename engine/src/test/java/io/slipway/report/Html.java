package io.slipway.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a browser sees it: the pages are written so that, but for the void elements, they are well-formed XML. */
final class Html {
    private final String source;
    private final Document document;

    private Html(String source, Document document) {
        this.source = source;
        this.document = document;
    }

    static Html of(Path recordDirectory) throws Exception {
        return parse(Files.readString(Reports.write(recordDirectory)));
    }

    private static Html parse(String source) throws ParserConfigurationException, SAXException, IOException {
        String xml = source.replaceAll("(<meta [^>]*)>", "$1/>").replaceFirst("<!DOCTYPE html>", "");
        return new Html(
                source,
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml))));
    }

    String source() {
        return source;
    }

    String text() {
        return spaced(document.getElementsByTagName("body").item(0));
    }

    List<Element> all(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    Stream<String> names() {
        return all("*").stream().map(Element::getTagName).distinct();
    }

    Stream<Node> attributes() {
        return all("*").stream().flatMap(element -> {
            List<Node> attributes = new ArrayList<>();
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                attributes.add(element.getAttributes().item(i));
            }
            return attributes.stream();
        });
    }

    List<String> texts(String name) {
        return all(name).stream().map(Html::spaced).toList();
    }

    /** The texts of a node with blanks between its elements, as a reader sees them. */
    static String spaced(Node node) {
        StringBuilder text = new StringBuilder();
        collect(node, text);
        return text.toString()
                .replaceAll("\\s+", " ")
                .replaceAll(" (?=[,:] )", "")
                .strip();
    }

    private static void collect(Node node, StringBuilder text) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                text.append(child.getNodeValue()).append(' ');
            } else {
                collect(child, text);
            }
        }
    }
}
